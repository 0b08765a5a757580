import { readFile } from 'node:fs/promises';
import { confirmAccount } from '../aws/confirm-account.ts';
import { reach } from '../aws/reach.ts';
import { chooseTarget, type Target } from '../aws/target.ts';
import { CONFIRM_OPTION, TARGET_NOTES, TARGET_OPTIONS } from '../aws/target-options.ts';
import { defineCommand, flag, type Result } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { checkedJson } from '../query/request-body.ts';

export const invoke = defineCommand({
  name: 'invoke',
  summary: 'Invoke a function and print its answer.',
  group: 'Collection',
  arguments: { '<function>': 'its name; in AWS the name it has there, or its ARN' },
  examples: [
    `polo invoke marco --payload '{"name": "Marco"}'`,
    'polo invoke predict --payload @events/predict/direct-one-row.json --logs',
    `polo invoke predict --payload '{"Weight": 200}' --profile dev --region eu-west-1`,
  ],
  notes: TARGET_NOTES,
  options: {
    payload: { about: 'the event: JSON, @file, or - for standard input', value: '<json>', fallback: '{}' },
    logs: flag("show the end of the function's log, on standard error"),
    ...TARGET_OPTIONS,
    ...CONFIRM_OPTION,
  },
  run: async ({ args: [name = ''], options }, io) => {
    const payload = checkedJson(await readPayload(options.payload, io), '--payload');
    const target = await chooseTarget(options);
    await confirmAccount(target, { action: `invoke ${name}`, yes: options.yes === true }, io);
    const reply = await reach(target, () => send(target, { name, payload, logs: options.logs === true }));
    for (const line of reply.logs ?? []) io.note(line);
    return resultOf(name, reply);
  },
});

const readPayload = async (given: string, io: Io): Promise<string> => {
  if (given === '-') return io.readInput();
  return given.startsWith('@') ? readFile(given.slice(1), 'utf8') : given;
};

interface Invocation {
  readonly name: string;
  readonly payload: string;
  readonly logs: boolean;
}

interface Reply {
  readonly statusCode: number | undefined;
  readonly executedVersion: string | undefined;
  readonly functionError?: string;
  readonly payload: unknown;
  readonly logs?: readonly string[];
}

const send = async (target: Target, { name, payload, logs }: Invocation): Promise<Reply> => {
  const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  const lambda = new LambdaClient(target.client);
  const LogType = logs ? 'Tail' : 'None';
  const reply = await lambda.send(
    new InvokeCommand({ FunctionName: name, Payload: Buffer.from(payload), LogType }),
  );
  const text = reply.Payload?.transformToString() ?? '';
  return {
    statusCode: reply.StatusCode,
    executedVersion: reply.ExecutedVersion,
    ...(reply.FunctionError !== undefined && { functionError: reply.FunctionError }),
    payload: text === '' ? null : JSON.parse(text),
    ...(reply.LogResult !== undefined && { logs: linesOf(reply.LogResult) }),
  };
};

const linesOf = (base64: string): string[] =>
  Buffer.from(base64, 'base64')
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');

const resultOf = (name: string, reply: Reply): Result => {
  const text = JSON.stringify(reply.payload, null, 2);
  if (reply.functionError === undefined) return { exitCode: EXIT.ok, output: reply, text };
  return { exitCode: EXIT.failed, output: reply, problem: `${name} failed: ${reasonIn(reply.payload)}` };
};

const reasonIn = (payload: unknown): string => {
  if (typeof payload !== 'object' || payload === null) return JSON.stringify(payload);
  const parts = ['errorType', 'errorMessage'].map((member): unknown => Reflect.get(payload, member));
  return parts.filter((part) => typeof part === 'string').join(': ') || JSON.stringify(payload);
};
