import type { JsonService } from '../wire/json-service.ts';
import { messageOperations } from './message-operations.ts';
import { moveOperations } from './move-operations.ts';
import { queryError } from './query-error.ts';
import { type AddressOptions, queueAddresses } from './queue-address.ts';
import { queueOperations } from './queue-operations.ts';

/** SQS over the queues of a store: standard queues, as SDKs and the AWS CLI speak to them. */
export const createSqsService = (options: AddressOptions): JsonService => {
  const addresses = queueAddresses(options);
  return {
    target: 'AmazonSQS',
    version: '1.0',
    errorHeaders: (code, status) => ({ 'x-amzn-query-error': queryError(code, status) }),
    operations: {
      ...queueOperations(addresses),
      ...messageOperations(addresses),
      ...moveOperations(addresses),
    },
  };
};
