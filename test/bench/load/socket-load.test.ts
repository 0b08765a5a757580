import { afterEach, expect, test } from 'vitest';
import { socketLoad } from '../../../bench/load/socket-load.ts';
import { type PredictServer, startPredictServer } from '../predict-server.ts';

let server: PredictServer;
afterEach(() => server.close());

const load = () => socketLoad.run({ url: server.url, body: '{"Weight":200}', connections: 3, seconds: 0.3 });

test('every answer is counted, and the body arrives as given', async () => {
  server = await startPredictServer(() => ({ status: 200, body: 'yes' }));
  const { requests, errors, requestsPerSecond, p50Ms, p99Ms } = await load();
  expect(requests).toBeGreaterThan(0);
  expect(server.bodies.length - requests).toBeGreaterThanOrEqual(0);
  expect(server.bodies.length - requests).toBeLessThanOrEqual(3);
  expect(new Set(server.bodies)).toEqual(new Set(['{"Weight":200}']));
  expect(errors).toBe(0);
  expect(requestsPerSecond).toBeGreaterThan(0);
  expect(p99Ms).toBeGreaterThanOrEqual(p50Ms);
});

test('a server that ends every connection after its answer is asked over new ones, without errors', async () => {
  server = await startPredictServer(() => ({ status: 200, body: 'bye', headers: { connection: 'close' } }));
  const { requests, errors } = await load();
  expect(requests).toBeGreaterThan(3);
  expect(errors).toBe(0);
});

test('answers other than 2xx are errors', async () => {
  server = await startPredictServer((count) => ({ status: count % 2 === 0 ? 500 : 200, body: 'half' }));
  const { requests, errors } = await load();
  expect(errors).toBeGreaterThanOrEqual(Math.floor(requests / 2));
  expect(errors).toBeLessThan(requests);
});

test('a server that is not there gives errors and no requests', async () => {
  server = await startPredictServer(() => ({ status: 200, body: '' }));
  server.close();
  const { requests, errors } = await load();
  expect(requests).toBe(0);
  expect(errors).toBeGreaterThan(0);
});
