import { expect, test } from 'vitest';
import { environmentOf } from '../../../bench/lambda/emulated-function.ts';

const emulated = {
  ...{ name: 'echo', folder: '/bundle', handler: 'index.handler', memoryMiB: 256, timeoutSeconds: 5 },
  variables: { COLOUR: 'blue', AWS_REGION: 'eu-west-1' },
};

test('a function gets what Lambda sets and what it is set up with, which wins', () => {
  expect(environmentOf(emulated)).toMatchObject({
    AWS_LAMBDA_FUNCTION_NAME: 'echo',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_LAMBDA_FUNCTION_TIMEOUT: '5',
    LAMBDA_TASK_ROOT: '/bundle',
    COLOUR: 'blue',
    AWS_REGION: 'eu-west-1',
  });
});

test("nothing of this machine's environment reaches it", () => {
  expect(environmentOf(emulated)).not.toHaveProperty('PATH');
  expect(environmentOf(emulated)).not.toHaveProperty('HOME');
});
