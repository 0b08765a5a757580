import { isMembers, type Members } from './json-value.ts';
import type { Machine } from './machine.ts';
import { listStates } from './state-list.ts';
import { readResource } from './task-resource.ts';

/** @throws {Error} naming the first thing in a machine's definition that the laptop cloud cannot run. */
export const checkDefinition = ({ name, definition }: Machine): void => {
  const states = listStates(definition);
  const { StartAt, QueryLanguage }: Members = { ...definition };
  if (!states.some((state) => state.name === StartAt)) {
    throw new Error(
      `state machine ${name}: StartAt is ${JSON.stringify(StartAt)}, which is none of its states`,
    );
  }
  if (QueryLanguage === 'JSONata') throw cannotRun(name, 'JSONata; use JSONPath, the default');
  for (const { name: state, state: content } of states) {
    const reason = reasonAgainst(content);
    if (reason !== undefined) throw cannotRun(`${name}, state ${state}`, reason);
  }
};

const reasonAgainst = (state: Members): string | undefined => {
  const field = UNSUPPORTED_FIELDS.find((name) => name in state);
  if (field !== undefined) return field;
  if (state.QueryLanguage === 'JSONata') return 'JSONata; use JSONPath, the default';
  if (isDistributed(state)) return 'a Map in DISTRIBUTED mode; use INLINE';
  if (state.Type !== 'Task' || readResource(state.Resource) !== undefined) return undefined;
  return `the resource ${JSON.stringify(state.Resource)}; it runs arn:aws:states:::lambda:invoke and ARNs of Lambda functions`;
};

/** What the States Language has and the laptop cloud has not, as names of state fields. */
const UNSUPPORTED_FIELDS = [
  'Arguments',
  'Assign',
  'HeartbeatSeconds',
  'HeartbeatSecondsPath',
  'ItemBatcher',
  'ItemReader',
  'Output',
  'ResultWriter',
  'ToleratedFailureCount',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentage',
  'ToleratedFailurePercentagePath',
];

const isDistributed = ({ ItemProcessor }: Members): boolean =>
  isMembers(ItemProcessor) &&
  isMembers(ItemProcessor.ProcessorConfig) &&
  ItemProcessor.ProcessorConfig.Mode === 'DISTRIBUTED';

const cannotRun = (where: string, what: string): Error =>
  new Error(`state machine ${where}: the laptop cloud cannot run ${what}`);
