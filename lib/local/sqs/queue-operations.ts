import type { JsonObject, JsonOperation } from '../wire/json-service.ts';
import { optionalText, requiredText, textList, textMap, wholeNumber } from './parameters.ts';
import type { Queue } from './queue.ts';
import type { QueueAddresses } from './queue-address.ts';
import { checkAttributeNames, type QueueAttributes, withDefaults } from './queue-attributes.ts';
import { pageOf } from './queue-page.ts';

/** The operations on queues as wholes. */
export const queueOperations = (addresses: QueueAddresses): Readonly<Record<string, JsonOperation>> => {
  const { store, queueOf, urlOf } = addresses;
  return {
    CreateQueue: async (input) => {
      const name = requiredText(input, 'QueueName');
      return {
        QueueUrl: urlOf(store.createQueue(name, textMap(input, 'Attributes'), textMap(input, 'tags')).name),
      };
    },
    DeleteQueue: async (input) => {
      store.deleteQueue(queueOf(input).name);
      return {};
    },
    GetQueueUrl: async (input) => ({ QueueUrl: urlOf(store.queue(requiredText(input, 'QueueName')).name) }),
    ListQueues: async (input) => {
      const prefix = optionalText(input, 'QueueNamePrefix') ?? '';
      const { urls: QueueUrls, ...rest } = urlPage(
        addresses,
        store.names().filter((name) => name.startsWith(prefix)),
        input,
      );
      return { QueueUrls, ...rest };
    },
    ListDeadLetterSourceQueues: async (input) => {
      const { urls: queueUrls, ...rest } = urlPage(addresses, store.sourcesOf(queueOf(input).name), input);
      return { queueUrls, ...rest };
    },
    PurgeQueue: async (input) => {
      queueOf(input).purge();
      return {};
    },
    ...attributeOperations(addresses),
    ...tagOperations(addresses),
  };
};

const urlPage = ({ urlOf }: QueueAddresses, names: readonly string[], input: JsonObject) => {
  const { items, ...rest } = pageOf(
    names,
    optionalText(input, 'NextToken'),
    wholeNumber(input, 'MaxResults', [1, 1000]),
  );
  return { urls: items.map(urlOf), ...rest };
};

const attributeOperations = (addresses: QueueAddresses): Readonly<Record<string, JsonOperation>> => {
  const { store, queueOf } = addresses;
  return {
    GetQueueAttributes: async (input) => {
      const names = textList(input, 'AttributeNames');
      checkAttributeNames(names);
      return chosen(attributesOf(queueOf(input), addresses), names);
    },
    SetQueueAttributes: async (input) => {
      store.setAttributes(queueOf(input).name, textMap(input, 'Attributes'));
      return {};
    },
  };
};

const tagOperations = ({ queueOf }: QueueAddresses): Readonly<Record<string, JsonOperation>> => ({
  ListQueueTags: async (input) => ({ Tags: queueOf(input).description.tags }),
  TagQueue: async (input) => {
    const queue = queueOf(input);
    queue.describe({ tags: { ...queue.description.tags, ...textMap(input, 'Tags') } });
    return {};
  },
  UntagQueue: async (input) => {
    const queue = queueOf(input);
    const keys = textList(input, 'TagKeys');
    const left = Object.entries(queue.description.tags).filter(([key]) => !keys.includes(key));
    queue.describe({ tags: Object.fromEntries(left) });
    return {};
  },
});

const attributesOf = (queue: Queue, { arnOf }: QueueAddresses): QueueAttributes => {
  const { visible, inFlight, delayed } = queue.depth();
  const { name, attributes, createdAt, modifiedAt } = queue.description;
  return {
    ...withDefaults(attributes),
    QueueArn: arnOf(name),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(modifiedAt / 1000)),
  };
};

/** Only what was asked for; the service leaves `Attributes` out when that is nothing. */
const chosen = (all: QueueAttributes, names: readonly string[]): object => {
  const entries = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name));
  return entries.length === 0 ? {} : { Attributes: Object.fromEntries(entries) };
};
