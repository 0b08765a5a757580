import type { WorkflowDefinition } from '../../workflows/definition.ts';

interface StatesRun {
  readonly input: object;
  /** By the function's name. */
  readonly tasks: Readonly<Record<string, (event: unknown) => Promise<unknown>>>;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Goes through a workflow of tasks, waits and choices in a test's own time; a task that fails ends it. */
export const runStates = async ({ states }: WorkflowDefinition, { input, tasks, sleep }: StatesRun) => {
  let data: unknown = input;
  for (let at: unknown = states.StartAt; ; ) {
    const state = states.States[String(at)];
    switch (state?.Type) {
      case 'Task': {
        const [name = ''] = Object.keys(tasks).filter((task) => JSON.stringify(state).includes(`{${task}}`));
        data = await tasks[name]?.(data);
        at = state.Next;
        break;
      }
      case 'Wait':
        await sleep(Number(memberOf(data, state.SecondsPath)) * 1000);
        at = state.Next;
        break;
      case 'Choice':
        at = chosen(state, data);
        break;
      default:
        return data;
    }
  }
};

interface Choice {
  readonly Variable: string;
  readonly IsNull?: boolean;
  readonly BooleanEquals?: boolean;
  readonly Next: string;
}

const chosen = (state: { readonly [field: string]: unknown }, data: unknown): unknown => {
  const choice = (state.Choices as readonly Choice[]).find(({ Variable, IsNull, BooleanEquals }) =>
    IsNull ? memberOf(data, Variable) === null : memberOf(data, Variable) === BooleanEquals,
  );
  return choice?.Next ?? state.Default;
};

const memberOf = (data: unknown, path: unknown): unknown =>
  Reflect.get(Object(data), String(path).slice('$.'.length));
