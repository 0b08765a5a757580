import { expect, test } from 'vitest';
import { measureThroughput } from '../../../bench/measures/throughput.ts';

const serverOf = (name: string) => ({
  name,
  url: `http://${name}/`,
  startMs: 1,
  peakMiB: () => undefined,
  lastWords: () => `${name} is out of memory`,
  stop: async () => {},
});

test('servers take turns, the first round does not count, and medians are taken of the rest', async () => {
  const asked: string[] = [];
  const heard: string[] = [];
  const measured = await measureThroughput([serverOf('a'), serverOf('b')], {
    generator: {
      name: 'counter',
      run: async ({ url, body, connections, seconds }) => {
        expect({ body, connections, seconds }).toEqual({
          body: '{"Weight":200}',
          connections: 4,
          seconds: 2,
        });
        asked.push(url);
        const round = Math.ceil(asked.length / 2);
        return { requests: 1, requestsPerSecond: 10 ** round, p50Ms: round, p99Ms: 2 * round, errors: round };
      },
    },
    ...{ connections: 4, seconds: 2, rounds: 3 },
    onRound: (server, { requestsPerSecond }) => heard.push(`${server} ${requestsPerSecond}`),
  });
  expect(asked.join()).toBe('http://a/,http://b/,'.repeat(4).slice(0, -1));
  expect(heard).toEqual(['a 100', 'b 100', 'a 1000', 'b 1000', 'a 10000', 'b 10000']);
  const expected = { connections: 4, requests: 3, requestsPerSecond: 1000, p50Ms: 3, p99Ms: 6, errors: 9 };
  expect(measured).toEqual([
    { server: 'a', ...expected },
    { server: 'b', ...expected },
  ]);
});

test('a server that breaks is named with its last words', async () => {
  const measuring = measureThroughput([serverOf('a')], {
    generator: { name: 'refused', run: () => Promise.reject(new Error('unable to connect')) },
    ...{ connections: 4, seconds: 2, rounds: 3 },
    onRound: () => {},
  });
  await expect(measuring).rejects.toMatchObject({
    message: 'a broke under load: a is out of memory',
    cause: expect.objectContaining({ message: 'unable to connect' }),
  });
});
