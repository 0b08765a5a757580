import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../functions/registry.ts';
import { functionsOf, withFunctionArns } from '../../workflows/definition.ts';
import { WORKFLOWS } from '../../workflows/registry.ts';

const { default: validate } = await import('asl-validator');

const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

describe.each(WORKFLOWS)('$name', (workflow) => {
  const states = Object.entries(workflow.states.States);

  it('is valid States Language', () => {
    const { isValid, errors } = validate(JSON.parse(withFunctionArns(workflow, arnOf)));
    expect(errors).toEqual([]);
    expect(isValid).toBe(true);
  });

  it('calls functions of the registry that say they are its tasks', () => {
    const tasks = FUNCTIONS.filter(({ triggers }) =>
      triggers.some((trigger) => trigger.kind === 'task' && trigger.workflow === workflow.name),
    );
    expect(functionsOf(workflow).toSorted()).toEqual(tasks.map(({ name }) => name).toSorted());
  });

  it('leaves no placeholder behind', () => {
    expect(withFunctionArns(workflow, arnOf)).not.toContain('${');
    for (const name of functionsOf(workflow))
      expect(withFunctionArns(workflow, arnOf)).toContain(arnOf(name));
    expect(withFunctionArns(workflow, arnOf)).toContain('"arn:aws:states:::lambda:invoke"');
    expect(withFunctionArns(workflow, arnOf, 'aws-cn')).toContain('"arn:aws-cn:states:::lambda:invoke"');
  });

  it('tells every function the execution that it works for, beside its event', () => {
    const tasks = states.filter(([, { Type }]) => Type === 'Task');
    expect(tasks.length).toBeGreaterThan(0);
    for (const [, state] of tasks)
      expect(state.Parameters).toMatchObject({
        'Payload.$': '$',
        'ClientContext.$': expect.stringContaining('$$.Execution.Name'),
      });
  });

  it.each(states.filter(([, { Type }]) => Type === 'Task'))(
    '%s has a timeout, retries and a way to fail',
    (_, state) => {
      expect(state).toMatchObject({
        TimeoutSeconds: expect.any(Number),
        Catch: [{ ErrorEquals: ['States.ALL'] }],
      });
      const retried = (state.Retry as { ErrorEquals: string[] }[]).flatMap(({ ErrorEquals }) => ErrorEquals);
      expect(retried).toContain('Lambda.TooManyRequestsException');
      for (const never of ['ValidationError', 'States.ALL', 'States.Runtime'])
        expect(retried).not.toContain(never);
    },
  );
});
