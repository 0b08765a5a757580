import { bucketsOf } from '../../../functions/access.ts';
import type { FunctionDefinition } from '../../../functions/definition.ts';
import { BUDGET_PREFIX } from '../../runtime/ai/daily-budget.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import type { AiMode } from './ai-mode.ts';

/** Where functions keep answers, so that those of one mode are never taken for those of another. */
export const answersBucket = ({ kind }: AiMode): string => ANSWERS[kind];

/** Every bucket of the functions, by the name it has on the laptop. */
export const localBuckets = (definitions: readonly FunctionDefinition[], mode: AiMode): readonly string[] => {
  const roles = [...new Set(definitions.flatMap(bucketsOf))];
  return roles.map((role) => (role === 'answers' ? answersBucket(mode) : role));
};

/**
 * Drops what the laptop's own engines answered before this start: they may be others now, with a new classifier or a
 * new version. What AWS answered was paid for, and stays.
 */
export const forgetLocalAnswers = async (
  objects: Pick<ObjectStore, 'buckets' | 'records' | 'delete'>,
  mode: AiMode,
): Promise<void> => {
  const bucket = answersBucket(mode);
  if (mode.kind !== 'local' || !objects.buckets.has(bucket)) return;
  const answers = objects.records(bucket).filter(({ key }) => !key.startsWith(BUDGET_PREFIX));
  for (const { key } of answers) await objects.delete(bucket, key);
};

const ANSWERS = {
  local: 'answers',
  aws: 'answers-aws',
  record: 'answers-aws',
  replay: 'answers-replay',
} as const satisfies Record<AiMode['kind'], string>;
