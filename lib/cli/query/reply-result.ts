import type { Result } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { type Attempt, isSuccess } from './send-request.ts';

type Answered = Extract<Attempt, { answered: true }>;

/** The reply of an API as a result: done for 2xx, else failed, with the detail of its problem document. */
export const replyResult = (attempt: Answered): Result => {
  const { status, text } = attempt;
  const reply = parsed(text);
  if (isSuccess(attempt)) return { exitCode: EXIT.ok, output: reply, text: shown(reply) };
  return {
    exitCode: EXIT.failed,
    output: reply,
    problem: `status ${status}: ${detailOf(reply)}${ADVICE[status] ?? ''}`,
  };
};

/** What API Gateway's own refusals leave unsaid. */
const ADVICE: Readonly<Record<number, string>> = {
  401: '; the API wants a token that is current and meant for it: give --token, or set POLO_TOKEN',
  403: '; sign with --sign, for the right --region, as somebody with the right execute-api:Invoke here',
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const shown = (reply: unknown): string =>
  typeof reply === 'string' ? reply : JSON.stringify(reply, null, 2);

/** Of RFC 9457, or as API Gateway says it, or whatever came. */
const detailOf = (reply: unknown): string => {
  if (typeof reply !== 'object' || reply === null) return String(reply).slice(0, 500) || 'no body';
  for (const member of ['detail', 'title', 'message']) {
    const value: unknown = Reflect.get(reply, member);
    if (typeof value === 'string') return value;
  }
  return JSON.stringify(reply).slice(0, 500);
};
