import { AwsError } from '../wire/aws-error.ts';

/** One delivery of one message: the `receive`-th time it was handed out. */
export interface Receipt {
  readonly queue: string;
  readonly messageId: string;
  readonly receive: number;
}

/** An opaque handle that outlives a restart, since everything it says is in it. */
export const writeReceiptHandle = ({ queue, messageId, receive }: Receipt): string =>
  Buffer.from(`${queue} ${messageId} ${receive}`).toString('base64');

/** @throws {AwsError} ReceiptHandleIsInvalid when the handle is not one that `queue` gave out. */
export const readReceiptHandle = (handle: string, queue: string): Receipt => {
  const [, owner, messageId, receive] = HANDLE.exec(Buffer.from(handle, 'base64').toString()) ?? [];
  if (owner !== queue || messageId === undefined) {
    throw new AwsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle.slice(0, 80)}" is not a valid receipt handle of queue ${queue}; ` +
        'use the ReceiptHandle that ReceiveMessage answered.',
      404,
    );
  }
  return { queue, messageId, receive: Number(receive) };
};

const HANDLE = /^([\w-]+) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\d+)$/;
