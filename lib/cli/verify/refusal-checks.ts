import * as z from 'zod';
import type { Answer, Ask } from './api.ts';
import { BAD_REQUESTS, type BadRequest } from './bad-requests.ts';
import { type Check, jsonOf, shown } from './check.ts';
import type { Here } from './here.ts';

/** Larger ones are refused by API Gateway and Lambda themselves, in words of their own. */
const LARGEST_BODY = 4 * 1024 * 1024;

const MODEL = 'mlb-height';

/** Bad requests are refused with a reason, as every deployment of the baseball model refuses them. */
export const refusalChecks = ({ models }: Here): readonly Check[] =>
  BAD_REQUESTS.filter((bad) => canBeSent(bad) && (bad.path !== undefined || models.includes(MODEL))).map(
    (bad): Check => ({
      group: 'refusals',
      name: bad.what,
      run: async (api) => refusalProblem(bad, await api.send(askOf(bad))),
    }),
  );

/** `fetch` sends no body with GET. */
const canBeSent = ({ method, body = '' }: BadRequest): boolean =>
  body.length <= LARGEST_BODY && (method !== 'GET' || body.length === 0);

/** Against the baseball model by its name: another may be the default. */
export const askOf = ({ path = `/models/${MODEL}/predict`, method = 'POST', ...rest }: BadRequest): Ask => ({
  ...rest,
  path,
  method,
});

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  issues: z.array(z.unknown()).max(20).optional(),
});

/** What a refusal tells nobody: stack frames, files, the place of the code, ARNs. */
const ABOUT_THE_HOST = /\bat .*:\d+:\d+|node_modules|\/var\/task|\.cc:|\.ts:|arn:aws/;

const LONGEST_PROBLEM = 8192;

/** @returns what is wrong with a refusal; nothing when it is as RFC 9457 and the error table want it. */
export const refusalProblem = (bad: BadRequest, answer: Answer): string | undefined => {
  const { status, code } = bad;
  if (bad.isReadOnTheWay) return foreignProblem(bad, answer);
  const problem = Problem.safeParse(jsonOf(answer));
  if (!problem.success) return `${shown(answer)} is no problem document; wanted status ${status}, ${code}`;
  if (answer.status !== status || problem.data.status !== status || problem.data.code !== code)
    return `${shown(answer)}; wanted status ${status}, ${code}`;
  if (answer.type !== 'application/problem+json') return `its content type is "${answer.type}"`;
  if (answer.text.length > LONGEST_PROBLEM) return `it has ${answer.text.length} characters`;
  return hostProblem(answer);
};

/** Whoever refuses it, it is the client's fault and tells nothing. */
const foreignProblem = ({ status }: BadRequest, answer: Answer): string | undefined => {
  if (answer.status < 400 || answer.status > 499) return `${shown(answer)}; wanted a status like ${status}`;
  return hostProblem(answer);
};

const hostProblem = (answer: Answer): string | undefined =>
  ABOUT_THE_HOST.test(answer.text) ? `it tells about the host: ${shown(answer)}` : undefined;
