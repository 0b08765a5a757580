import { expect, it } from 'vitest';
import { stackOn } from '../../../../lib/cli/aws/stack-option.ts';
import { runPolo } from '../run-polo.ts';

it('on AWS is the one that was named, else that of dev', () => {
  const aws = { kind: 'aws', client: {} } as const;
  expect(stackOn(aws, 'marcopolo-prod')).toBe('marcopolo-prod');
  expect(stackOn(aws, undefined)).toBe('marcopolo-dev');
});

it.each([['logs'], ['dlq', 'list'], ['dlq', 'replay']])(
  'is not ignored when %s %s would ask the laptop',
  async (...words) => {
    expect(await runPolo([...words, '--stack', 'marcopolo-prod'])).toMatchObject({
      exitCode: 2,
      stderr: 'polo: the stack "marcopolo-prod" is on AWS; add --profile or --region to go there\n',
    });
  },
);
