import { expect, it } from 'vitest';
import { runExecution } from '../../../../lib/cli/aws/run-execution.ts';
import { chooseTarget } from '../../../../lib/cli/aws/target.ts';
import { stateMachineArn } from '../../../../lib/local/account.ts';
import { runningCloud } from '../running-cloud.ts';

const cloud = runningCloud();

it('tells error and cause of an execution that fails, and the states on the way there', async () => {
  const { client } = await chooseTarget({
    endpointUrl: cloud().awsUrl,
    profile: undefined,
    region: undefined,
  });
  const heard: string[] = [];
  const start = { stateMachineArn: stateMachineArn('marco-polo'), input: {} };
  const ended = await runExecution(client, start, (state) => heard.push(state));
  expect(ended).toMatchObject({ status: 'FAILED', error: 'ValidationError', states: ['Marco', 'Refused'] });
  expect(ended.cause).toContain('/name');
  expect(heard).toEqual(['Marco', 'Refused']);
});
