import { expect, test } from 'vitest';
import { queryError } from '../../../../lib/local/sqs/query-error.ts';

test.each([
  ['QueueDoesNotExist', 400, 'AWS.SimpleQueueService.NonExistentQueue;Sender'],
  ['QueueNameExists', 400, 'QueueAlreadyExists;Sender'],
  ['InvalidAttributeName', 400, 'InvalidAttributeName;Sender'],
  ['InternalFailure', 500, 'InternalFailure;Receiver'],
])('%s with status %i is known to the AWS CLI as %s', (code, status, header) => {
  expect(queryError(code, status)).toBe(header);
});
