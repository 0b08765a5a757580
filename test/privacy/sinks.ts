import { GetQueueUrlCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { createFunctionStream } from '../../lib/local/console/function-stream.ts';
import type { FunctionObserver } from '../../lib/local/lambda/local-functions.ts';

/** Everything that a person or a machine may read afterwards, other than the answers themselves. */
export interface Sinks {
  /** What functions write, log lines and metrics alike, as it is. */
  readonly lines: string[];
  /** The same as `npm start` shows it, with a line per request. */
  readonly console: string[];
  /** Errors as callers and workflows get them. */
  readonly errors: string[];
  readonly observer: FunctionObserver;
}

export const createSinks = (): Sinks => {
  const lines: string[] = [];
  const shown: string[] = [];
  const errors: string[] = [];
  const stream = createFunctionStream({ write: (line) => shown.push(line), color: false });
  const observer: FunctionObserver = {
    line: (name, line) => {
      lines.push(line);
      stream.line(name, line);
    },
    invoked: (name, durationMs, invocation) => {
      if (!invocation.ok) errors.push(JSON.stringify(invocation.error));
      stream.invoked(name, durationMs, invocation);
    },
  };
  return { lines, console: shown, errors, observer };
};

/** What was added to messages when they were given up. The body is what was sent, so that it can be sent again. */
export const reasonsInDeadLetters = async (sqs: SQSClient, QueueName: string): Promise<readonly string[]> => {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const reasons: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
        VisibilityTimeout: 300,
      }),
    );
    if (Messages.length === 0) return reasons;
    reasons.push(
      ...Messages.map(({ MessageAttributes, Attributes }) =>
        JSON.stringify({ MessageAttributes, Attributes }),
      ),
    );
  }
};
