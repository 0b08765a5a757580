import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject, JsonOperation } from '../wire/json-service.ts';
import type { Execution, ExecutionSummary } from './execution.ts';
import { readExecutionRequest } from './execution-request.ts';
import type { Executions } from './executions.ts';
import type { HistoryEvent } from './history-event.ts';
import type { Machines } from './machine-operations.ts';
import { pageAfter } from './page.ts';
import { optionalText, pageSize, refused, requiredText } from './request.ts';
import { checkArn } from './states-arns.ts';

/** The operations on executions. Dates on the wire are epoch seconds. */
export const executionOperations = (
  machines: Machines,
  executions: Executions,
): Readonly<Record<string, JsonOperation>> => ({
  StartExecution: async (input) => {
    const machine = machines.named(requiredText(input, 'stateMachineArn'));
    const { arn, startDate } = await executions.start(machine, readExecutionRequest(input));
    return { executionArn: arn, startDate: startDate / 1000 };
  },
  StartSyncExecution: async (input) => {
    const machine = machines.named(requiredText(input, 'stateMachineArn'));
    if (machine.type === 'STANDARD')
      throw notSupported(machine.name, 'a STANDARD state machine; use StartExecution');
    return syncAnswer(await executions.runToEnd(machine, readExecutionRequest(input)));
  },
  DescribeExecution: async (input) => description(await executions.get(readExecutionArn(input))),
  ListExecutions: async (input) => listAnswer(input, machines, executions),
  GetExecutionHistory: async (input) => historyAnswer(input, await executions.get(readExecutionArn(input))),
  StopExecution: async (input) => {
    const [error, cause] = [optionalText(input, 'error'), optionalText(input, 'cause')];
    const reason = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
    const { stopDate = Date.now() } = await executions.stop(readExecutionArn(input), {
      status: 'ABORTED',
      ...reason,
    });
    return { stopDate: stopDate / 1000 };
  },
});

const readExecutionArn = (input: JsonObject): string => {
  const arn = requiredText(input, 'executionArn');
  checkArn(arn, ['execution', 'express']);
  return arn;
};

const notSupported = (machine: string, reason: string): AwsError =>
  new AwsError('StateMachineTypeNotSupported', `This operation is not supported by ${machine}, ${reason}.`);

const INCLUDED = { included: true } as const;

/** What every answer about one execution holds. */
const facts = (execution: Execution): object => {
  const { arn, machineArn, name, status, startDate, stopDate, input, output, error, cause, traceHeader } =
    execution;
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    status,
    startDate: startDate / 1000,
    stopDate: stopDate === undefined ? undefined : stopDate / 1000,
    input,
    inputDetails: INCLUDED,
    output,
    outputDetails: output === undefined ? undefined : INCLUDED,
    error,
    cause,
    traceHeader,
  };
};

const description = (execution: Execution): object => ({
  ...facts(execution),
  redriveCount: 0,
  redriveStatus: 'NOT_REDRIVABLE',
  redriveStatusReason:
    'The laptop cloud does not redrive executions; start the execution again under another name.',
});

/** Express executions are billed by 100 ms and 64 MB. */
const syncAnswer = (execution: Execution): object => {
  const { startDate, stopDate = startDate } = execution;
  const billedDurationInMilliseconds = Math.max(1, Math.ceil((stopDate - startDate) / 100)) * 100;
  return { ...facts(execution), billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds } };
};

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'];

const listAnswer = async (input: JsonObject, machines: Machines, executions: Executions): Promise<object> => {
  const arn = requiredText(input, 'stateMachineArn');
  const { name, type } = machines.named(arn);
  if (type === 'EXPRESS')
    throw notSupported(name, 'an EXPRESS state machine, whose executions are not on record');
  const status = optionalText(input, 'statusFilter');
  if (status !== undefined && !STATUSES.includes(status)) {
    throw refused('statusFilter', status, `must satisfy enum value set: [${STATUSES.join(', ')}]`);
  }
  const all = await executions.list(arn);
  const request = {
    token: optionalText(input, 'nextToken'),
    size: pageSize(input),
    keyOf: ({ arn: key }: ExecutionSummary) => key,
  };
  const { page, ...rest } = pageAfter(
    all.filter((one) => status === undefined || one.status === status),
    request,
  );
  return { executions: page.map(summary), ...rest };
};

const summary = ({ arn, machineArn, name, status, startDate, stopDate }: ExecutionSummary): object => ({
  executionArn: arn,
  stateMachineArn: machineArn,
  name,
  status,
  startDate: startDate / 1000,
  stopDate: stopDate === undefined ? undefined : stopDate / 1000,
  redriveCount: 0,
});

const historyAnswer = (input: JsonObject, { history }: Execution): object => {
  const events = input.reverseOrder === true ? history.toReversed() : history;
  const request = {
    token: optionalText(input, 'nextToken'),
    size: pageSize(input),
    keyOf: ({ id }: HistoryEvent) => String(id),
  };
  const { page, ...rest } = pageAfter(events, request);
  return { events: input.includeExecutionData === false ? page.map(withoutData) : page, ...rest };
};

const DATA = ['input', 'inputDetails', 'output', 'outputDetails', 'parameters', 'error', 'cause'];

const withoutData = (event: HistoryEvent): object => {
  const members = Object.entries(event).map(([name, value]) => [
    name,
    typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).filter(([key]) => !DATA.includes(key)))
      : value,
  ]);
  return Object.fromEntries(members);
};
