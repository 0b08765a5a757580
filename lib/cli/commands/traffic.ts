import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { decimalNumber, duration } from '../option-values.ts';
import { IDENTITY_OPTIONS, identityFor } from '../query/identity.ts';
import { textTable } from '../text-table.ts';
import type { TrafficReport } from '../traffic/send-traffic.ts';
import { ADDRESS_OPTIONS, addressOf, reachApi } from '../verify/address.ts';

const TIMEOUT_SECONDS = 30;

export const traffic = defineCommand({
  name: 'traffic',
  summary:
    'Send a deployment a steady stream of good requests, so that a canary is judged in a quiet hour too.',
  group: 'Collection',
  examples: ['polo traffic --for 30s', 'polo traffic --stack marcopolo-prod --rate 5 --for 15m'],
  notes:
    'Every function behind the API gets its share: known requests, plain routes, the examples of models. Answers are\n' +
    'counted and not judged; that is what alarms and "polo verify" are for. Requests say who asks as those of verify do.',
  options: {
    ...ADDRESS_OPTIONS,
    ...IDENTITY_OPTIONS,
    rate: {
      about: 'requests a second, to each function',
      value: '<n>',
      parse: decimalNumber((value) => value >= 0.1 && value <= 100, 'a number from 0.1 to 100'),
      fallback: 5,
    },
    for: {
      about: 'how long; Ctrl-C ends it before',
      value: '<time>',
      parse: duration,
      fallback: 600_000,
      fallbackText: '10m',
    },
  },
  run: async ({ options }) => {
    const url = await addressOf(options);
    const [{ httpApi }, { readHere }, { goodRequests }, { sendTraffic }] = await Promise.all([
      import('../verify/api.ts'),
      import('../verify/here.ts'),
      import('../traffic/good-requests.ts'),
      import('../traffic/send-traffic.ts'),
    ]);
    const identify = await identityFor(url, options);
    const api = httpApi({ url, identify, timeoutSeconds: TIMEOUT_SECONDS });
    const requests = await reachApi(url, async () => goodRequests(await readHere(api), api));
    const report = await sendTraffic(api, requests, { rate: options.rate, milliseconds: options.for });
    const succeeded = report.statuses[200] ?? 0;
    const answer = { output: report, text: tableOf(report) };
    if (succeeded > 0) return { exitCode: EXIT.ok, ...answer };
    return { exitCode: EXIT.failed, ...answer, problem: `${url} answered none of the requests with 200` };
  },
});

const tableOf = ({ seconds, sent, statuses, unanswered, heldBack }: TrafficReport): string =>
  textTable([
    ...Object.entries(sent).map(([name, count]) => [name, `${count} sent in ${Math.round(seconds)} s`]),
    ...Object.entries(statuses).map(([status, count]) => [`status ${status}`, String(count)]),
    ...(unanswered > 0 ? [['no answer', String(unanswered)]] : []),
    ...(heldBack > 0 ? [['held back', `${heldBack}: too many were under way`]] : []),
  ]);
