import { expect, it } from 'vitest';
import { FED_FUNCTIONS, sourceQueueName } from '../../../../lib/cli/dlq/source-queue.ts';
import { synthesizeCollection } from '../../infra/collection-templates.ts';

it('names queues as the stacks do', () => {
  const { data } = synthesizeCollection();
  const names = Object.values(data.findResources('AWS::SQS::Queue')).flatMap(
    ({ Properties }) => Properties.QueueName ?? [],
  );
  expect(FED_FUNCTIONS.map((name) => sourceQueueName(name, 'aws', 'marcopolo-dev'))).toEqual(names);
});

it('takes any other name as it is, and on a laptop every name', () => {
  expect(sourceQueueName('other', 'aws', 'marcopolo-dev')).toBe('other');
  expect(sourceQueueName('label-image', 'laptop', 'marcopolo-dev')).toBe('label-image');
});
