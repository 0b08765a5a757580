import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { isMembers, type Members } from './json-value.ts';
import type { Machine } from './machine.ts';
import { wantsWholeInputOnly } from './whole-input.ts';

/**
 * A machine's definition as the interpreter runs it rightly. It means the same; what differs is
 * written so that the interpreter's own departures from the States Language do not show.
 */
export const runnableDefinition = ({ definition, timeoutSeconds }: Machine): StateMachineDefinition => {
  const { TimeoutSeconds = timeoutSeconds, ...rest }: Members = { ...definition };
  const runnable = {
    ...rewriteStates(rest),
    TimeoutSeconds: timerSeconds(Math.min(Number(TimeoutSeconds), timeoutSeconds)),
  };
  if (!isDefinition(runnable)) throw new Error('a state machine definition needs StartAt and States');
  return runnable;
};

const isDefinition = (value: unknown): value is StateMachineDefinition =>
  isMembers(value) && typeof value.StartAt === 'string' && isMembers(value.States);

const rewriteStates = (definition: Members): Members => ({
  ...definition,
  States: Object.fromEntries(
    Object.entries(isMembers(definition.States) ? definition.States : {}).map(([name, state]) => [
      name,
      isMembers(state) ? rewriteState(state) : state,
    ]),
  ),
});

const rewriteState = (state: Members): Members => {
  const plain = withoutRootPaths(state);
  switch (plain.Type) {
    case 'Task':
      return rewriteTask(plain);
    case 'Pass':
      return rewritePass(plain);
    case 'Wait':
      return 'Seconds' in plain ? { ...plain, Seconds: timerSeconds(plain.Seconds) } : plain;
    case 'Fail':
      return rewriteFail(plain);
    case 'Parallel':
      return { ...plain, Branches: Array.isArray(plain.Branches) ? plain.Branches.map(rewriteStates) : [] };
    case 'Map':
      return rewriteMap(plain);
    default:
      return plain;
  }
};

/** `$` is what these paths are anyway; the interpreter fails on it when the data is null, false, 0 or "". */
const withoutRootPaths = (state: Members): Members => {
  const kept = Object.entries(state).filter(
    ([field, value]) => !ROOT_BY_DEFAULT.includes(field) || value !== '$',
  );
  const plain = Object.fromEntries(kept);
  return Array.isArray(plain.Catch) ? { ...plain, Catch: plain.Catch.map(withoutRootPaths) } : plain;
};

const ROOT_BY_DEFAULT = ['InputPath', 'ResultPath', 'OutputPath'];

/** Tasks have no time limit of 60 s by default, and whole-input templates are filled by the task's handler. */
const rewriteTask = (state: Members): Members => {
  const { Parameters, ...rest } = state;
  const limit = 'TimeoutSecondsPath' in state ? {} : { TimeoutSeconds: timerSeconds(state.TimeoutSeconds) };
  return { ...(wantsWholeInputOnly(Parameters) ? rest : state), ...limit };
};

/** The interpreter takes a `Result` of null, false, 0 or "" for none at all; a fixed template says the same. */
const rewritePass = (state: Members): Members => {
  if (!('Result' in state) || state.Result) return state;
  const { Result, ...rest } = state;
  return { ...rest, Parameters: Result };
};

/** Intrinsic functions work in templates only; a left-out error or cause stays empty. */
const rewriteFail = (state: Members): Members => {
  const { ErrorPath, CausePath, ...rest } = state;
  const paths = Object.entries({ ErrorPath, CausePath }).filter(([, path]) => path !== undefined);
  if (!paths.some(([, path]) => String(path).startsWith('States.')))
    return { Error: '', Cause: '', ...state };
  const Parameters = Object.fromEntries(paths.map(([field, path]) => [`${field}.$`, path]));
  return {
    Error: '',
    Cause: '',
    ...rest,
    Parameters,
    ...Object.fromEntries(paths.map(([field]) => [field, `$.${field}`])),
  };
};

const rewriteMap = (state: Members): Members => {
  const { Iterator, ItemProcessor = Iterator, ...rest } = state;
  return { ...rest, ItemProcessor: isMembers(ItemProcessor) ? rewriteStates(ItemProcessor) : ItemProcessor };
};

/** Timers of more than 2³¹ − 1 ms go off at once; no laptop is left on for the 24 days that they last. */
const timerSeconds = (seconds: unknown): number =>
  Math.min(Number(seconds ?? MOST_TIMER_SECONDS), MOST_TIMER_SECONDS);

const MOST_TIMER_SECONDS = 2_147_483;
