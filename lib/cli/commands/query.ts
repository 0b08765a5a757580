import { DEFAULT_MODEL } from '../../../functions/predict/definition.ts';
import type { ModelCard } from '../../core/model/card.ts';
import { CliError, wrongUsage } from '../cli-error.ts';
import { defineCommand, type Result } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { featureOptions, givenFeatures, tailorToFeatures } from '../features/feature-options.ts';
import { FEATURE_PAIRS_OPTION } from '../features/feature-pairs-option.ts';
import { readCard } from '../features/read-card.ts';
import type { Io } from '../io.ts';
import { decimalNumber, httpUrl, wholeNumber } from '../option-values.ts';
import { packageFile } from '../package-root.ts';
import { progressBar } from '../progress-bar.ts';
import { IDENTITY_OPTIONS, identityFor } from '../query/identity.ts';
import { type LoadReport, runLoad } from '../query/load-run.ts';
import { loadText } from '../query/load-text.ts';
import { replyResult } from '../query/reply-result.ts';
import { requestBody } from '../query/request-body.ts';
import { type PostRequest, post } from '../query/send-request.ts';

export const query = defineCommand({
  name: 'query',
  summary: 'Ask a running prediction API, once or many times.',
  group: 'Collection',
  examples: [
    'polo query --weight 400',
    'polo query --weight 400 --url https://abc.execute-api.eu-west-1.amazonaws.com',
    `polo query --data '{"data": [{"Weight": 180}, {"Weight": 200}]}'`,
    'polo query --weight 200 --count 1000 --concurrency 8',
    'polo query --weight 200 --sign',
  ],
  notes:
    'Requests to an execute-api host are signed with the AWS credentials of this shell; those to this machine, under\n' +
    '--sign, with test / test where the shell has none. A token goes instead where there is one.\n' +
    'Connection errors, 429 and 5xx are tried again, after as long as Retry-After says.\n' +
    'With --count nothing is: each answer counts, and latency is measured.',
  options: {
    url: {
      about: 'the API, or a route of it; without a path /predict is meant',
      value: '<url>',
      parse: httpUrl,
      fallback: 'http://localhost:3000/predict',
    },
    ...IDENTITY_OPTIONS,
    feature: FEATURE_PAIRS_OPTION,
    data: {
      about: 'the whole body, instead of features',
      value: '<json>',
      fallback: undefined as string | undefined,
    },
    timeout: {
      about: 'seconds for each try',
      value: '<seconds>',
      parse: decimalNumber(
        (value) => value > 0 && value <= 3600,
        'a number of seconds above 0, at most 3600',
      ),
      fallback: 10,
    },
    retries: {
      about: 'tries after the first',
      value: '<n>',
      parse: wholeNumber({ min: 0, max: 100 }),
      fallback: 3,
    },
    count: {
      about: 'requests in all, to measure',
      value: '<n>',
      parse: wholeNumber({ min: 1, max: 10_000_000 }),
      fallback: undefined as number | undefined,
    },
    concurrency: {
      about: 'requests at a time, with --count',
      value: '<n>',
      parse: wholeNumber({ min: 1, max: 1000 }),
      fallback: 1,
    },
  },
  tailor: async (argv) => tailorToFeatures(argv, await localCard()),
  run: async ({ options, given }, io) => {
    const features = givenFeatures(featureOptions(await localCard()), given, options.feature);
    const body = requestBody(features, options.data);
    const url = withRoute(options.url);
    const identify = await identityFor(url, options);
    const request = { url, body, timeoutSeconds: options.timeout, identify };
    const { count, concurrency } = options;
    if (count === undefined && concurrency > 1) throw wrongUsage('--concurrency goes with --count');
    if (count !== undefined) return measured(request, { count, concurrency }, io);
    const onRetry = (reason: string, waitMs: number): void =>
      io.note(`${reason}; trying again in ${waitMs} ms`);
    const attempt = await post(request, { retries: options.retries, onRetry });
    if (attempt.answered) return replyResult(attempt);
    throw new CliError(EXIT.unreachable, `${request.url} does not answer: ${attempt.reason}`);
  },
});

type Fields = Pick<ModelCard, 'features'>;

/** The collection's own model gives the options; a folder without it gives none. */
const localCard = (): Promise<Fields> =>
  readCard(packageFile('models'), DEFAULT_MODEL).catch((): Fields => ({ features: [] }));

const withRoute = (url: string): string => {
  const parsed = new URL(url);
  if (parsed.pathname === '/') parsed.pathname = '/predict';
  return parsed.href;
};

const measured = async (
  request: PostRequest,
  { count, concurrency }: Pick<LoadReport, 'count' | 'concurrency'>,
  io: Io,
): Promise<Result> => {
  const bar = await progressBar(io, { total: count, unit: 'requests' });
  try {
    const report = await runLoad(request, { count, concurrency, onAnswer: bar.update });
    const failed = count - report.succeeded;
    const problem = { problem: `${failed} of ${count} requests did not succeed` };
    const exitCode = failed === 0 ? EXIT.ok : EXIT.failed;
    return { exitCode, output: report, text: loadText(report), ...(failed > 0 && problem) };
  } finally {
    bar.stop();
  }
};
