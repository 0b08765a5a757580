import type { FunctionDefinition } from '../../../functions/definition.ts';
import { type FeedTrigger, feedName, feedsOf } from '../../../functions/feeds.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import type { Target } from '../aws/target.ts';

/** Functions that a queue feeds, and what fills the queue. */
const FED = FUNCTIONS.flatMap((definition) =>
  feedsOf(definition).map((trigger) => ({ definition, trigger })),
);

/** The names that need not be spelled out as a stack has them. */
export const FED_FUNCTIONS: readonly string[] = FED.map(({ definition }) => definition.name);

/** Names of queues: on a laptop the function's own, in AWS the one that the stack makes for function and feed. */
export const sourceQueueName = (queue: string, target: Target['kind'], stack: string): string => {
  const fed = FED.find(({ definition }) => definition.name === queue);
  if (fed === undefined || target === 'laptop') return queue;
  return stackQueueName(stack, fed.definition, fed.trigger);
};

/** As the data stack beside `stack` names it. */
const stackQueueName = (stack: string, { name }: FunctionDefinition, trigger: FeedTrigger): string =>
  `${stack}-data-${name}-${feedName(trigger)}`;
