import { wrongUsage } from '../cli-error.ts';
import { someText } from '../option-values.ts';
import type { Target } from './target.ts';

const NO_STACK: string | undefined = undefined;
const USUAL_STACK = 'marcopolo-dev';

/** Which stack is meant, for commands that go to the laptop unless AWS is asked for. */
export const STACK_OPTION = {
  about: 'on AWS, the stack that the functions are in',
  value: '<name>',
  parse: someText,
  fallback: NO_STACK,
  fallbackText: USUAL_STACK,
};

/**
 * The stack to look in.
 *
 * @throws {CliError} when a stack is named and the laptop cloud, which has none, would be asked.
 */
export const stackOn = ({ kind }: Target, stack: string | undefined): string => {
  if (kind === 'laptop' && stack !== undefined)
    throw wrongUsage(`the stack "${stack}" is on AWS; add --profile or --region to go there`);
  return stack ?? USUAL_STACK;
};
