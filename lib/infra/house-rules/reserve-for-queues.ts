import { type CfnResource, Stack } from 'aws-cdk-lib';
import { CfnEventSourceMapping, CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { HouseRule } from './house-rule.ts';
import { mappedFunction } from './mapped-function.ts';

export const reserveForQueues: HouseRule = {
  name: 'ReserveForQueues',
  promise:
    'Each queue that feeds a function says how many batches may be in work, and the function reserves at least their sum; throttled deliveries count as receives and would send good messages to the dead-letter queue.',
  problemsOf: (fn) => {
    if (!(fn instanceof CfnFunction)) return [];
    const wanted = mappingsOf(fn).map(concurrencyOf);
    if (wanted.includes(undefined)) return ['a queue without MaximumConcurrency'];
    const sum = wanted.reduce<number>((total, each) => total + (each ?? 0), 0);
    const { reservedConcurrentExecutions: reserved = sum } = fn;
    return reserved >= sum ? [] : [`reserves ${reserved}, its queues want ${sum}`];
  },
};

const mappingsOf = (fn: CfnFunction): readonly CfnEventSourceMapping[] =>
  fn.node.root.node
    .findAll()
    .filter((node) => node instanceof CfnEventSourceMapping)
    .filter((mapping) => mappedFunction(mapping) === fn);

const concurrencyOf = (mapping: CfnEventSourceMapping): number | undefined =>
  resolved(mapping, mapping.scalingConfig)?.maximumConcurrency;

const resolved = (resource: CfnResource, config: unknown): { maximumConcurrency?: number } | undefined =>
  Stack.of(resource).resolve(config);
