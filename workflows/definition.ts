import type { CountAlarm, Declined } from '../lib/core/alarms.ts';

/**
 * A Step Functions state machine: its States Language text as data, `${function}` for a function's ARN and
 * `${Partition}` for the kind of AWS it runs in.
 */
export interface WorkflowDefinition {
  /** Kebab-case; names the file and the state machine. */
  readonly name: string;
  readonly summary: string;
  /** Standard runs each step exactly once and keeps its history; Express at least once. */
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly states: StatesLanguage;
  /** Whom an execution wakes up that does not end well. */
  readonly alarms: WorkflowAlarms;
}

/** Every kind of alarm on a workflow: given, or declined with a reason. */
export interface WorkflowAlarms {
  readonly failed: CountAlarm | Declined;
  readonly timedOut: CountAlarm | Declined;
  readonly throttled: CountAlarm | Declined;
}

export type WorkflowAlarmKind = keyof WorkflowAlarms;

/** The Amazon States Language, https://states-language.net/spec.html. */
export interface StatesLanguage {
  readonly Comment: string;
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: Readonly<Record<string, { readonly Type: string; readonly [field: string]: unknown }>>;
}

/** The names of the functions that a workflow's tasks call, each once. */
export const functionsOf = ({ states }: WorkflowDefinition): readonly string[] => [
  ...new Set([...JSON.stringify(states).matchAll(/\$\{([a-z-]+)\}/g)].map(([, name = '']) => name)),
];

/** Filled in as `aws`, or `aws-cn` and its like; no function has this name, for theirs have no capitals. */
export const PARTITION = 'Partition';

/** The workflow's text with the partition and every function's ARN filled in. */
export const withFunctionArns = (
  { states }: WorkflowDefinition,
  arnOf: (name: string) => string,
  partition = 'aws',
): string =>
  JSON.stringify(states)
    .replaceAll(`\${${PARTITION}}`, partition)
    .replaceAll(/\$\{([a-z-]+)\}/g, (_, name: string) => arnOf(name));
