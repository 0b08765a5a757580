import { bucketsOf } from '../../../functions/access.ts';
import type { FunctionDefinition } from '../../../functions/definition.ts';
import type { AiMode } from './ai-mode.ts';

/** Where functions keep answers, so that those of one mode are never taken for those of another. */
export const answersBucket = ({ kind }: AiMode): string => ANSWERS[kind];

/** Every bucket of the functions, by the name it has on the laptop. */
export const localBuckets = (definitions: readonly FunctionDefinition[], mode: AiMode): readonly string[] => {
  const roles = [...new Set(definitions.flatMap(bucketsOf))];
  return roles.map((role) => (role === 'answers' ? answersBucket(mode) : role));
};

const ANSWERS = {
  local: 'answers',
  aws: 'answers-aws',
  record: 'answers-aws',
  replay: 'answers-replay',
} as const satisfies Record<AiMode['kind'], string>;
