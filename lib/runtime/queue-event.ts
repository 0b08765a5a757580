import * as z from 'zod';

const SqsRecord = z.object({
  messageId: z.string(),
  body: z.string(),
  eventSource: z.literal('aws:sqs'),
  attributes: z.object({ ApproximateReceiveCount: z.string().optional() }).optional(),
  messageAttributes: z.record(z.string(), z.object({ stringValue: z.string().nullish() })).nullish(),
});
const SqsEvent = z.object({ Records: z.array(SqsRecord) });

export type QueueRecord = z.infer<typeof SqsRecord>;
export type QueueEvent = z.infer<typeof SqsEvent>;

/** The event of a queue, or `undefined` when it is something else. */
export const readQueueEvent = (event: unknown): QueueEvent | undefined => SqsEvent.safeParse(event).data;

/** How often a message has come, this time included. */
export const receivesOf = ({ attributes }: QueueRecord): number =>
  Number(attributes?.ApproximateReceiveCount ?? 1);

/** The JSON value in a message's body; `undefined` when there is none. The parser's own error would repeat the body. */
export const messageBody = ({ body }: QueueRecord): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
