import { ServingError } from '../core/errors.ts';
import { failureClassOf } from '../core/failure-class.ts';

/** What a log says of an error. */
export interface ErrorFacts {
  readonly name: string;
  readonly class: string;
  /** Errors of ours only: what others write may hold keys, addresses and values. */
  readonly message?: string;
  readonly code?: string;
  readonly status?: number;
  /** The id under which AWS knows the call that failed. */
  readonly requestId?: string;
  /** Where in the code, innermost first. */
  readonly stack?: readonly string[];
  readonly cause?: ErrorFacts;
}

/** Deep enough to find the place, short enough for a line. */
const MOST_FRAMES = 8;
const MOST_CAUSES = 3;

/** Everything about an error that cannot hold what a caller sent. */
export const errorFacts = (thrown: unknown, depth = 0): ErrorFacts => {
  const failure = failureClassOf(thrown);
  if (!(thrown instanceof Error)) return { name: typeof thrown, class: failure };
  const { $metadata: reply, code } = thrown as AwsError;
  const cause =
    thrown.cause !== undefined && depth < MOST_CAUSES ? errorFacts(thrown.cause, depth + 1) : undefined;
  return {
    name: nameOf(thrown),
    class: failure,
    ...(thrown instanceof ServingError && { message: thrown.message, code: thrown.code }),
    ...(typeof code === 'string' && SYSTEM_CODE.test(code) && { code }),
    ...(typeof reply?.httpStatusCode === 'number' && { status: reply.httpStatusCode }),
    ...(typeof reply?.requestId === 'string' && { requestId: reply.requestId }),
    stack: framesOf(thrown),
    ...(cause && { cause }),
  };
};

type AwsError = Error & {
  readonly code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: unknown; readonly requestId?: unknown };
};

/** `InvalidS3ObjectException`, `KMS.DisabledException`: words, in which a number is rare. */
const NAME = /^(?=.*[a-z])[A-Z][A-Za-z.]{0,60}(?:\d[A-Za-z]{1,60})?$/;

/** `ECONNRESET`, `ERR_INVALID_URL`. */
const SYSTEM_CODE = /^E[A-Z_]{2,60}$/;

const nameOf = ({ name }: Error): string => (NAME.test(name) ? name : 'Error');

/** The message stands at the head of a stack, over as many lines as it likes, and may itself look like frames. */
const framesOf = ({ stack = '', message }: Error): readonly string[] =>
  stack
    .slice(Math.max(0, stack.indexOf(message)) + message.length)
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());

const FRAME =
  /^ {4}at (?:[\w.<>[\] $#]+ \()?(?:node:[\w/]+|(?:file:\/\/)?\/[\w./@+~-]+\.[cm]?[jt]s):\d+:\d+\)?$/;
