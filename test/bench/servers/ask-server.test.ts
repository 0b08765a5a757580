import { afterEach, expect, test } from 'vitest';
import { askServer } from '../../../bench/servers/ask-server.ts';
import { type PredictServer, startPredictServer } from '../predict-server.ts';

let server: PredictServer;
afterEach(() => server.close());

const reply = (inches: number) =>
  JSON.stringify({ prediction: { height_inches: inches, height_human_readable: '6 foot, 2 inches' } });

test('the right height is taken', async () => {
  server = await startPredictServer(() => ({ status: 200, body: reply(73.61) }));
  expect(await askServer(server.url, 73.61)).toBe(true);
  expect(server.bodies).toEqual(['{"Weight":200}']);
});

test('another height is refused with what was said', async () => {
  server = await startPredictServer(() => ({ status: 200, body: reply(73.6) }));
  await expect(askServer(server.url, 73.61)).rejects.toThrow(/must answer 73.61.*73\.6,/);
});

test('any height will do where the data are a stand-in', async () => {
  server = await startPredictServer(() => ({ status: 200, body: reply(70) }));
  expect(await askServer(server.url, undefined)).toBe(true);
});

test('an answer in another shape is refused even then', async () => {
  server = await startPredictServer(() => ({ status: 200, body: '{"height":70}' }));
  await expect(askServer(server.url, undefined)).rejects.toThrow(/must answer a height/);
});

test('a refusal is not taken for a server that is still starting', async () => {
  server = await startPredictServer(() => ({ status: 400, body: 'no' }));
  await expect(askServer(server.url, 73.61)).rejects.toThrow(/400 no/);
});

test('a server that is not ready, or not there, is to be asked again', async () => {
  server = await startPredictServer(() => ({ status: 503, body: '' }));
  expect(await askServer(server.url, 73.61)).toBe(false);
  server.close();
  expect(await askServer(server.url, 73.61)).toBe(false);
});
