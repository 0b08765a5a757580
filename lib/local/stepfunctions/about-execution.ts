import type { RunOptions } from 'aws-local-stepfunctions';
import type { JsonValue } from './json-value.ts';
import { loadInterpreter } from './states-interpreter.ts';

export type ExecutionContext = NonNullable<RunOptions['context']>;

/** The values of expressions that read the context object alone, by the interpreter's own rules. */
export const aboutExecution = async (
  expressions: readonly string[],
  context: ExecutionContext,
): Promise<ReadonlyMap<string, JsonValue>> => {
  if (expressions.length === 0) return new Map();
  const { StateMachine } = await loadInterpreter();
  const Parameters = Object.fromEntries(expressions.map((expression, index) => [`${index}.$`, expression]));
  const machine = new StateMachine(
    { StartAt: 'Evaluate', States: { Evaluate: { Type: 'Pass', Parameters, End: true } } },
    { validationOptions: { noValidate: true } },
  );
  const values = Object(await machine.run({}, { context }).result);
  return new Map(expressions.map((expression, index) => [expression, values[index]]));
};
