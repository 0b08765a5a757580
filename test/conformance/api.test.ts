import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BAD_REQUESTS, type BadRequest } from './bad-requests.ts';
import { startTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target?.close());

interface Reply {
  readonly status: number;
  readonly type: string | undefined;
  readonly text: string;
}

/** Sends exactly what is given: no header, no encoding and no check of its own. */
const send = (
  path: string,
  options: { method?: string; body?: string | Uint8Array; headers?: Record<string, string> } = {},
) =>
  new Promise<Reply>((resolve, reject) => {
    const { hostname, port } = new URL(target.apiUrl);
    const { method = options.body === undefined ? 'GET' : 'POST', body, headers = {} } = options;
    const sent = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'],
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

const JSON_HEADERS = { 'content-type': 'application/json' };
const predict = async (payload: unknown) => {
  const { status, text } = await send('/predict', { body: JSON.stringify(payload), headers: JSON_HEADERS });
  return { status, ...JSON.parse(text) };
};

describe('POST /predict', () => {
  it.each([
    [180, 72.43, '6 foot, 0 inches'],
    [200, 73.61, '6 foot, 2 inches'],
    [225, 75.09, '6 foot, 3 inches'],
  ])('says of %d lb: %d in, %s', async (Weight, height_inches, height_human_readable) => {
    expect(await predict({ Weight })).toEqual({
      status: 200,
      prediction: { height_inches, height_human_readable },
      model: { name: 'mlb-height', version: expect.any(Number) },
    });
  });

  it('answers outside the training range and says so', async () => {
    expect(await predict({ Weight: 400 })).toMatchObject({
      prediction: { height_inches: 85.45, height_human_readable: '7 foot, 1 inches' },
      warnings: [{ code: 'outside_training_range', pointer: '/Weight' }],
    });
  });

  it('never says twelve inches, in one request or in many', async () => {
    const data = Array.from({ length: 744 }, (_, index) => ({
      Weight: Number((164.25 + index / 100).toFixed(2)),
    }));
    const { predictions } = await predict({ data });
    expect(predictions).toHaveLength(744);
    for (const { height_human_readable } of predictions)
      expect(height_human_readable).toBe('6 foot, 0 inches');
  });

  it('keeps rows in order', async () => {
    const { predictions } = await predict({ data: [{ Weight: 225 }, { Weight: 180 }] });
    expect(predictions.map((each: { height_inches: number }) => each.height_inches)).toEqual([75.09, 72.43]);
  });

  it('serves each model under its own name too', async () => {
    const reply = await send('/models/mlb-height/predict', {
      body: '{"Weight": 200}',
      headers: JSON_HEADERS,
    });
    expect(JSON.parse(reply.text).prediction.height_inches).toBe(73.61);
  });

  it.each(['-0', '0', '-2000', '1e38', '1e-46', '16777217'])(
    'answers %s, a number that float32 holds',
    async (literal) => {
      const reply = await send('/predict', { body: `{"Weight": ${literal}}`, headers: JSON_HEADERS });
      expect(reply.status).toBe(200);
      expect(Number.isFinite(JSON.parse(reply.text).prediction.height_inches)).toBe(true);
    },
  );
});

const sendBad = ({ path = '/predict', method = 'POST', body, headers }: BadRequest) => {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const merged = Object.entries({ ...JSON_HEADERS, ...length, ...headers }).filter(
    ([, value]) => value !== '',
  );
  return send(path, { method, headers: Object.fromEntries(merged), ...(body !== undefined && { body }) });
};

describe('a bad request', () => {
  it.each(BAD_REQUESTS.map((bad) => [bad.what, bad] as const))(
    'with %s is refused with a reason',
    async (_, bad) => {
      const { status, type, text } = await sendBad(bad);
      expect({ status, ...JSON.parse(text) }).toMatchObject({ status: bad.status, code: bad.code });
      expect(type).toBe('application/problem+json');
      expect(JSON.parse(text)).toMatchObject({
        type: expect.any(String),
        title: expect.any(String),
        detail: expect.any(String),
      });
      expect(text.length).toBeLessThan(8192);
      const { requestId, ...told } = JSON.parse(text);
      expect(JSON.stringify(told)).not.toMatch(
        /\bat .*:\d+:\d+|node_modules|\/var\/task|\/(?:home|tmp|usr)\/|\.cc:|\.ts:|arn:aws|\b\d{12}\b/,
      );
      /** May be twelve digits long in one of its parts, as an account's number is. */
      expect(requestId).toEqual(expect.any(String));
      expect(told.issues ?? []).toHaveProperty(
        'length',
        expect.toSatisfy((length) => length <= 20),
      );
    },
  );

  it('of any kind leaves the service as it was', async () => {
    await Promise.all(BAD_REQUESTS.map(sendBad));
    expect((await predict({ Weight: 200 })).prediction.height_inches).toBe(73.61);
  });
});

describe('a request that lies about where it goes', () => {
  it.each(['evil.com', 'evil.com/health?x=', 'a b', '169.254.169.254'])(
    'as Host %s is refused',
    async (host) => {
      const reply = await send('/predict', { body: '{"Weight": 200}', headers: { ...JSON_HEADERS, host } });
      expect(reply.status).toBe(400);
    },
  );

  it.each([
    ['x-forwarded-proto', '%%%'],
    ['x-forwarded-host', 'evil.com'],
    ['accept', 'text/html'],
    ['x-note', 'h\u00e9llo'],
  ])('in %s is answered as ever', async (name, value) => {
    const reply = await send('/predict', {
      body: '{"Weight": 200}',
      headers: { ...JSON_HEADERS, [name]: value },
    });
    expect(reply).toMatchObject({ status: 200, type: 'application/json' });
  });
});

describe('what is not HTTP', () => {
  it.each([
    ['a header with a newline in its name', 'GET / HTTP/1.1\r\nhost: localhost\r\nx y\r\n\r\n'],
    ['a header value with NUL', 'GET / HTTP/1.1\r\nhost: localhost\r\nx: a\0b\r\n\r\n'],
    ['nonsense', 'hello there\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`],
  ])('%s is answered with 400', async (_, bytes) => {
    const { hostname, port } = new URL(target.apiUrl);
    const socket = connect(Number(port), hostname);
    socket.write(bytes);
    const reply = Buffer.concat(await socket.toArray()).toString();
    expect(reply).toMatch(/^HTTP\/1\.1 400 /);
    expect(reply).toContain('"code":"request_malformed"');
  });
});

it('a header beyond Latin-1 is answered as ever', async () => {
  const { hostname, port } = new URL(target.apiUrl);
  const socket = connect(Number(port), hostname);
  socket.write('GET /hello HTTP/1.1\r\nhost: localhost\r\nx-note: 猫\r\nconnection: close\r\n\r\n');
  expect(Buffer.concat(await socket.toArray()).toString()).toMatch(/^HTTP\/1\.1 200 [\s\S]*Hello World!/);
});

describe('GET /change', () => {
  it.each([
    ['/change/1/34', [{ '5': 'quarters' }, { '1': 'nickels' }, { '4': 'pennies' }]],
    ['/change/1/5', [{ '4': 'quarters' }, { '1': 'nickels' }]],
    ['/change/0/0', []],
  ])('%s', async (path, coins) => {
    expect(JSON.parse((await send(path)).text)).toEqual(coins);
  });
});

describe('/hello', () => {
  it('says the message of the query, then of the body, then a greeting', async () => {
    expect((await send('/hello?message=from%20the+query')).text).toBe('from the query');
    const inBody = { body: '{"message": "from the body"}', headers: JSON_HEADERS };
    expect((await send('/hello', inBody)).text).toBe('from the body');
    expect((await send('/hello?message=first', inBody)).text).toBe('first');
    expect((await send('/hello')).text).toBe('Hello World!');
    expect((await send('/hello', { method: 'POST' })).text).toBe('Hello World!');
  });

  it('says markup back as plain text', async () => {
    const reply = await send('/hello?message=%3Cscript%3E');
    expect(reply).toEqual({ status: 200, type: 'text/plain; charset=utf-8', text: '<script>' });
  });
});

describe('what is here', () => {
  const json = async (path: string) => JSON.parse((await send(path)).text);

  it('names functions, routes and models', async () => {
    const here = await json('/');
    expect(here.functions.map((each: { name: string }) => each.name)).toContain('predict');
    expect(here.models).toContain('mlb-height');
  });

  it('shows a card and a body that the model takes', async () => {
    const { card, example } = await json('/models/mlb-height');
    expect((await json('/models')).models).toContainEqual(
      expect.objectContaining({ name: card.name, version: card.version }),
    );
    expect((await predict(example)).status).toBe(200);
  });

  it('describes every route that it answers in OpenAPI, with bodies that work', async () => {
    const { openapi, paths } = await json('/openapi.json');
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths).toSorted()).toEqual([
      '/',
      '/analyze',
      '/change/{dollars}/{cents}',
      '/hello',
      '/models',
      '/models/{name}',
      '/models/{name}/predict',
      '/openapi.json',
      '/predict',
      '/redact',
      '/runs',
      '/runs/{id}',
      '/sentiment',
      '/summarize',
      '/translate',
    ]);
    const [example] = paths['/predict'].post.requestBody.content['application/json'].schema.anyOf[0].examples;
    expect((await predict(example)).status).toBe(200);
  });
});
