import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRedactHandler } from '../../functions/redact/handler.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { jsonBody } from '../../lib/runtime/json-body.ts';
import { logger } from '../../lib/runtime/logger.ts';
import { comprehendAnalyser } from '../../lib/runtime/text/comprehend-analyser.ts';
import { memoryCalls } from '../lib/runtime/text/memory-calls.ts';
import { type Scripted, startScriptedComprehend } from '../lib/runtime/text/scripted-comprehend.ts';
import { toyComprehend } from '../lib/runtime/text/toy-comprehend.ts';
import { writtenLines } from '../lib/runtime/written-lines.ts';

const SECRETS = ['555-0100', '555-0199', 'Quetzalcoatl'];
const TEXT = `👩‍👧 ${SECRETS[2]} can be reached at ${SECRETS[0]} or ${SECRETS[1]}.`;
const END = [...TEXT].length;
const pii = (BeginOffset: unknown, EndOffset: unknown) => ({
  Entities: [{ Score: 1, Type: 'NAME', BeginOffset, EndOffset }],
});

/** What may go wrong with a call. */
const ANY_CALL: readonly Scripted[] = [
  { error: 'InternalServerException', status: 500 },
  { error: 'ThrottlingException' },
  { error: 'AccessDeniedException' },
  { error: 'TextSizeLimitExceededException' },
  { error: 'InvalidRequestException' },
  { error: 'SomethingNewException', status: 418 },
  { raw: `{"Entities": [{"Text": "${SECRETS[0]}` },
  { raw: '<html>Bad gateway</html>' },
  { reply: {} },
  { reply: null },
  'reset',
];
const PII_CALL: readonly Scripted[] = [
  { error: 'UnsupportedLanguageException' },
  { reply: { Entities: 'none' } },
  { reply: { Entities: [{}] } },
  { reply: pii(0, END + 1) },
  { reply: pii(END, END + 5) },
  { reply: pii(-1, 4) },
  { reply: pii(7, 7) },
  { reply: pii(9, 3) },
  { reply: pii(0.5, 3) },
  { reply: pii('0', 3) },
  { reply: pii(null, 3) },
];
const LANGUAGE_CALL: readonly Scripted[] = [
  { reply: { Languages: [] } },
  { reply: { Languages: [{ LanguageCode: 'ja', Score: 0.9 }] } },
  {
    reply: {
      Languages: [
        { LanguageCode: 'en', Score: 0.6 },
        { LanguageCode: 'de', Score: 0.4 },
      ],
    },
  },
  { reply: { Languages: [{ LanguageCode: 7, Score: 0.9 }] } },
  { reply: { Languages: [{ Score: 0.9 }] } },
];

const fault = fc.oneof(
  fc.record({ at: fc.constant('DetectPiiEntities'), does: fc.constantFrom(...ANY_CALL, ...PII_CALL) }),
  fc.record({
    at: fc.constant('DetectDominantLanguage'),
    does: fc.constantFrom(...ANY_CALL, ...LANGUAGE_CALL),
  }),
  fc.record({ at: fc.constantFrom('find', 'take'), does: fc.constant({ reply: {} }) }),
);

let present: { readonly at: string; readonly does: Scripted } | undefined;
let comprehend: Awaited<ReturnType<typeof startScriptedComprehend>>;
beforeAll(async () => {
  logger.setLogLevel('DEBUG');
  comprehend = await startScriptedComprehend((call) =>
    call.operation === present?.at ? present.does : toyComprehend(call),
  );
});
afterAll(() => {
  logger.setLogLevel('SILENT');
  comprehend.close();
});

const callsWith = (at: string | undefined) => {
  const calls = memoryCalls(at === 'budget' ? 0 : undefined);
  const down = async () => {
    throw new Error(`S3 is down, and so is ${TEXT}`);
  };
  return { ...calls, ...((at === 'find' || at === 'take') && { [at]: down }) };
};

const ask = (body: object) => {
  const analyser = comprehendAnalyser(comprehend.client, callsWith(present?.at));
  const redact = createRedactHandler({ analyser });
  const handler = edge({ routes: { 'POST /redact': (request) => redact(jsonBody(request)) } });
  const event = {
    version: '2.0',
    routeKey: 'POST /redact',
    rawPath: '/redact',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    requestContext: { requestId: 'r-1', http: { method: 'POST' } },
  };
  return handler(event, { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 10_000 });
};

it('withholds the text in every one of 200 runs in which something fails, and tells nothing of it anywhere', async () => {
  const written = await writtenLines(() =>
    fc.assert(
      fc.asyncProperty(fault, fc.constantFrom('mask', 'type', 'hash'), async (next, mode) => {
        present = next;
        const key = mode === 'hash' ? { key: 'sixteen letters!' } : {};
        const reply = JSON.stringify(await ask({ text: TEXT, mode, ...key }));
        expect(reply).toMatch(/"statusCode":(?:422|503),/);
        expect(reply).toContain('redaction_unavailable');
        for (const secret of SECRETS) expect(reply).not.toContain(secret);
      }),
      { numRuns: 200, seed: 36 },
    ),
  );
  expect(written.length).toBeGreaterThanOrEqual(200);
  for (const secret of SECRETS) expect(written.join('\n')).not.toContain(secret);
});

it('withholds the text when the calls of the day are used up, and says so', async () => {
  present = { at: 'budget', does: { reply: {} } };
  const reply = JSON.stringify(await ask({ text: TEXT }));
  expect(reply).toMatch(/"statusCode":429,.*budget_exhausted/);
  for (const secret of SECRETS) expect(reply).not.toContain(secret);
});

it('gives the text without its personal data when nothing fails', async () => {
  present = undefined;
  expect(await ask({ text: TEXT })).toMatchObject({
    statusCode: 200,
    body: expect.stringContaining('can be reached at ******** or ********.'),
  });
});
