import { expect, it } from 'vitest';
import { sendTraffic } from '../../../../lib/cli/traffic/send-traffic.ts';
import type { Api } from '../../../../lib/cli/verify/api.ts';

const requests = new Map([['echo', [{ path: '/hello' }, { path: '/hello?message=ahoy' }]]]);

const apiThat = (send: Api['send']): Api => ({
  url: 'http://127.0.0.1',
  identified: false,
  send,
  sendAsStranger: send,
});

const ok = { status: 200, type: 'text/plain', text: '', ms: 1 };

it('takes the requests of a function in turn', async () => {
  const paths: string[] = [];
  const api = apiThat(async ({ path }) => {
    paths.push(path);
    return ok;
  });
  await sendTraffic(api, requests, { rate: 100, milliseconds: 100 });
  expect(paths.slice(0, 4)).toEqual(['/hello', '/hello?message=ahoy', '/hello', '/hello?message=ahoy']);
});

it('does not bury a deployment that hangs', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof ok>();
  setTimeout(() => resolve(ok), 600);
  const report = await sendTraffic(
    apiThat(() => promise),
    requests,
    { rate: 100, milliseconds: 500 },
  );
  expect(report.sent).toEqual({ echo: 20 });
  expect(report.heldBack).toBe(30);
  expect(report.statuses).toEqual({ 200: 20 });
});

it('counts what is not answered, and goes on', async () => {
  const api = apiThat(() => Promise.reject(new TypeError('fetch failed')));
  const report = await sendTraffic(api, requests, { rate: 50, milliseconds: 200 });
  expect(report.unanswered).toBe(report.sent.echo);
  expect(report.unanswered).toBeGreaterThan(3);
});
