import { expect, it } from 'vitest';
import { post, postOnce } from '../../../../lib/cli/query/send-request.ts';
import { json, localServer } from '../local-server.ts';

it('reads Retry-After as seconds and as a date', async () => {
  const past = new Date(0).toUTCString();
  const { url } = await localServer(
    json(429, {}, { 'retry-after': '7' }),
    json(429, {}, { 'retry-after': past }),
    json(429, {}, { 'retry-after': 'soon' }),
  );
  const request = { url, body: '{}', timeoutSeconds: 5 };
  expect(await postOnce(request)).toMatchObject({ retryAfterMs: 7000 });
  expect(await postOnce(request)).toMatchObject({ retryAfterMs: 0 });
  expect(await postOnce(request)).not.toHaveProperty('retryAfterMs');
});

it('says before each wait why it waits, and for how long', async () => {
  const { url } = await localServer(json(503, {}), json(503, {}), json(200, {}));
  const waits: string[] = [];
  const request = { url, body: '{}', timeoutSeconds: 5 };
  await post(request, {
    retries: 2,
    onRetry: (reason, ms) => waits.push(`${reason} ${ms >= 100 && ms <= 400}`),
  });
  expect(waits).toEqual(['status 503 true', 'status 503 true']);
});
