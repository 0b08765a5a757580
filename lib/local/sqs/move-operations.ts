import { randomUUID } from 'node:crypto';
import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject, JsonOperation } from '../wire/json-service.ts';
import type { StoredMessage } from './message.ts';
import { optionalText, requiredText, wholeNumber } from './parameters.ts';
import type { Queue } from './queue.ts';
import type { QueueAddresses } from './queue-address.ts';

/** One finished move, as ListMessageMoveTasks tells it. */
interface MoveTask {
  readonly Status: 'COMPLETED';
  readonly SourceArn: string;
  readonly DestinationArn?: string;
  readonly ApproximateNumberOfMessagesMoved: number;
  readonly ApproximateNumberOfMessagesToMove: number;
  /** Epoch milliseconds. */
  readonly StartedTimestamp: number;
}

/** Redrive of dead letters. A move is over when its start is answered; past ones are told until the process ends. */
export const moveOperations = (addresses: QueueAddresses): Readonly<Record<string, JsonOperation>> => {
  const tasks: MoveTask[] = [];
  return {
    StartMessageMoveTask: async (input) => {
      tasks.unshift(await moveAll(addresses, input));
      return {
        TaskHandle: Buffer.from(JSON.stringify({ taskId: randomUUID(), ...tasks[0] })).toString('base64'),
      };
    },
    ListMessageMoveTasks: async (input) => {
      const SourceArn = requiredText(input, 'SourceArn');
      const most = wholeNumber(input, 'MaxResults', [1, 10]) ?? 1;
      return { Results: tasks.filter((task) => task.SourceArn === SourceArn).slice(0, most) };
    },
  };
};

const moveAll = async (addresses: QueueAddresses, input: JsonObject): Promise<MoveTask> => {
  const SourceArn = requiredText(input, 'SourceArn');
  const source = addresses.queueOfArn(SourceArn);
  if (addresses.store.sourcesOf(source.name).length === 0) {
    throw new AwsError(
      'UnsupportedOperation',
      `${source.name} is not the dead-letter queue of any queue here.`,
    );
  }
  const DestinationArn = optionalText(input, 'DestinationArn');
  const destination = DestinationArn === undefined ? undefined : addresses.queueOfArn(DestinationArn);
  const StartedTimestamp = Date.now();
  let moved = 0;
  for (const message of source.visibleMessages()) {
    const to = destination ?? origin(message, addresses);
    if (to === undefined) continue;
    await moveOne(message, source, to);
    moved += 1;
  }
  return {
    Status: 'COMPLETED',
    SourceArn,
    ...(DestinationArn === undefined ? {} : { DestinationArn }),
    ApproximateNumberOfMessagesMoved: moved,
    ApproximateNumberOfMessagesToMove: moved,
    StartedTimestamp,
  };
};

const origin = ({ deadLetterOf }: StoredMessage, { store }: QueueAddresses): Queue | undefined =>
  deadLetterOf !== undefined && store.names().includes(deadLetterOf) ? store.queue(deadLetterOf) : undefined;

/** A redriven message is a new one to SQS: new id, new age, no receives. */
const moveOne = async (message: StoredMessage, from: Queue, to: Queue): Promise<void> => {
  const { id, body, attributes, traceHeader } = message;
  await to.send(body, { attributes, traceHeader, delaySeconds: 0 });
  from.discard([id]);
};
