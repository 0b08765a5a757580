import { expect, it } from 'vitest';
import { runPolo } from '../run-polo.ts';
import { runningCloud } from '../running-cloud.ts';

const cloud = runningCloud();
const marco = (...argv: string[]) => runPolo(['marco', ...argv, '--endpoint-url', cloud().awsUrl]);

it('follows the workflow from state to state and prints its output', async () => {
  expect(await marco()).toEqual({ exitCode: 0, stdout: 'Finished\n', stderr: '→ Marco\n→ Polo\n→ Finish\n' });
});

it('gives the whole execution as one document under --json', async () => {
  const { stdout } = await marco('Columbus', '--json');
  expect(JSON.parse(stdout)).toEqual({
    executionArn: expect.stringContaining(':execution:marco-polo:'),
    status: 'SUCCEEDED',
    states: ['Marco', 'Polo', 'Finish'],
    output: 'Finished',
  });
});

it('ends with exit code 1 for a state machine that is not there', async () => {
  const arn = 'arn:aws:states:us-east-1:000000000000:stateMachine:nope';
  const { exitCode, stderr } = await marco('--state-machine', arn);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('StateMachineDoesNotExist');
});

it('asks for the ARN where AWS is meant', async () => {
  const { exitCode, stderr } = await marco('--region', 'eu-west-1', '--yes');
  expect(exitCode).toBe(2);
  expect(stderr).toContain("give --state-machine: the stack's output MarcoPoloStateMachineArn");
});
