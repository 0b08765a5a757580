import type { MessageAttributes } from './message.ts';

export interface SendOptions {
  readonly attributes?: MessageAttributes | undefined;
  readonly traceHeader?: string | undefined;
  /** @default the queue's `DelaySeconds` */
  readonly delaySeconds?: number | undefined;
}

export interface ReceiveOptions {
  /** @default 1 */
  readonly max?: number | undefined;
  /** How long to wait for a first message. @default the queue's `ReceiveMessageWaitTimeSeconds` */
  readonly waitSeconds?: number | undefined;
  /** @default the queue's `VisibilityTimeout` */
  readonly visibilitySeconds?: number | undefined;
  /** Ends the wait, with no messages. */
  readonly signal?: AbortSignal | undefined;
}
