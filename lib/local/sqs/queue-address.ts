import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject } from '../wire/json-service.ts';
import { requiredText } from './parameters.ts';
import type { Queue } from './queue.ts';
import type { QueueStore } from './queue-store.ts';

/** Where the queues of a laptop cloud are. */
export interface QueueAddresses {
  readonly store: QueueStore;
  urlOf(queue: string): string;
  arnOf(queue: string): string;
  /** The queue that a request's `QueueUrl` names, whatever host and account the URL has. */
  queueOf(input: JsonObject): Queue;
  /** The queue that an ARN names. @throws {AwsError} ResourceNotFoundException */
  queueOfArn(arn: string): Queue;
}

export interface AddressOptions {
  readonly store: QueueStore;
  /** `http://127.0.0.1:4566`, or how to learn it when a request comes in. */
  readonly baseUrl: string | (() => string);
  /** @default 'us-east-1' */
  readonly region?: string;
  /** @default '000000000000' */
  readonly accountId?: string;
}

export const queueAddresses = (options: AddressOptions): QueueAddresses => {
  const { store, baseUrl, region = 'us-east-1', accountId = '000000000000' } = options;
  const base = (): string => (typeof baseUrl === 'string' ? baseUrl : baseUrl()).replace(/\/$/, '');
  return {
    store,
    urlOf: (queue) => `${base()}/${accountId}/${queue}`,
    arnOf: (queue) => `arn:aws:sqs:${region}:${accountId}:${queue}`,
    queueOf: (input) => store.queue(lastPart(requiredText(input, 'QueueUrl'), '/')),
    queueOfArn: (arn) => {
      const name = lastPart(arn, ':');
      if (store.names().includes(name)) return store.queue(name);
      throw new AwsError('ResourceNotFoundException', `There is no queue with the ARN "${arn}".`, 404);
    },
  };
};

const lastPart = (text: string, mark: string): string => text.slice(text.lastIndexOf(mark) + 1);
