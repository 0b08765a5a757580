import { AwsError } from '../wire/aws-error.ts';

/** @throws {AwsError} UnsupportedOperation for FIFO queues, InvalidParameterValue for other names SQS refuses. */
export const checkQueueName = (name: string): void => {
  if (name.endsWith('.fifo')) {
    throw new AwsError(
      'UnsupportedOperation',
      `"${name}" would be a FIFO queue; the laptop cloud has standard queues only. Leave ".fifo" off the name.`,
    );
  }
  if (!/^[\w-]{1,80}$/.test(name)) {
    throw new AwsError(
      'InvalidParameterValue',
      `"${name}" cannot be a queue's name: it has 1 to 80 letters, digits, hyphens or underscores.`,
    );
  }
};
