import { AwsError } from '../wire/aws-error.ts';
import type { Machine } from './machine.ts';

/** The ARNs of one account and Region. */
export interface StatesArns {
  machine(name: string): string;
  execution(machine: Machine, name: string): string;
  readonly role: string;
}

export const statesArns = (region: string, accountId: string): StatesArns => {
  const prefix = `arn:aws:states:${region}:${accountId}`;
  return {
    machine: (name) => `${prefix}:stateMachine:${name}`,
    execution: ({ name: machine, type }, name) => {
      if (type === 'STANDARD') return `${prefix}:execution:${machine}:${name}`;
      return `${prefix}:express:${machine}:${name}:${crypto.randomUUID()}`;
    },
    role: `arn:aws:iam::${accountId}:role/laptop`,
  };
};

/** @throws {AwsError} InvalidArn when the text is no ARN of Step Functions for this kind of thing. */
export const checkArn = (arn: string, kinds: readonly ('stateMachine' | 'execution' | 'express')[]): void => {
  const kind = /^arn:[\w-]+:states:[\w-]*:\d*:(\w+):.+$/.exec(arn)?.[1];
  if (kinds.some((wanted) => wanted === kind)) return;
  throw new AwsError(
    'InvalidArn',
    `Invalid Arn: '${arn}' is not the ARN of a state machine's ${kinds.join(' or ')}.`,
  );
};
