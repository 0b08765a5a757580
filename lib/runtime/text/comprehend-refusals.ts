import type { FailureClass } from '../../core/failure-class.ts';
import type { TextProblem } from '../../core/text/text-problem.ts';

/** What the service will say again however often it is asked about the same text. */
const PERMANENT: Readonly<Record<string, TextProblem>> = {
  TextSizeLimitExceededException: {
    code: 'text_too_large',
    detail: 'the text is longer than the text service takes; send it in parts',
  },
  UnsupportedLanguageException: {
    code: 'language_unsupported',
    detail: 'the text service does not take that language for what was asked',
  },
  InvalidRequestException: {
    code: 'text_format_unsupported',
    detail: 'the text service does not take this text, and does not say why',
  },
};

/** The service's refusal of a text for good; `undefined` for every other failure, which is not the text's. */
export const refusalIn = (thrown: unknown): TextProblem | undefined =>
  thrown instanceof Error && Object.hasOwn(PERMANENT, thrown.name) ? PERMANENT[thrown.name] : undefined;

/** Why one text of many failed. */
export interface ItemFailure {
  readonly failure: FailureClass;
  readonly problem: TextProblem;
}

/** Batches write `TEXT_SIZE_LIMIT_EXCEEDED` where single calls throw `TextSizeLimitExceededException`; both are read. */
export const itemFailure = (errorCode: string): ItemFailure => {
  const word = errorCode
    .replaceAll('_', '')
    .toLowerCase()
    .replace(/exception$/, '');
  const name = Object.keys(PERMANENT).find((each) => each.toLowerCase() === `${word}exception`);
  const known = name === undefined ? undefined : PERMANENT[name];
  if (known) return { failure: 'Permanent', problem: known };
  const failure = THROTTLED.test(word) ? 'Throttled' : 'Transient';
  return { failure, problem: failure === 'Throttled' ? SLOWED_DOWN : NOT_ANSWERED };
};

const THROTTLED = /throttl|toomanyrequests|limitexceeded|slowdown/;

const SLOWED_DOWN: TextProblem = {
  code: 'overloaded',
  detail: 'the text service takes no more calls; try again later',
};
const NOT_ANSWERED: TextProblem = {
  code: 'upstream_unavailable',
  detail: 'the text service failed on this text; try again',
};
