import { confirmAccount } from '../aws/confirm-account.ts';
import { reach } from '../aws/reach.ts';
import { chooseTarget, type Target } from '../aws/target.ts';
import { CONFIRM_OPTION, TARGET_NOTES, TARGET_OPTIONS } from '../aws/target-options.ts';
import { wrongUsage } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { someText } from '../option-values.ts';

const NO_TEXT: string | undefined = undefined;

export const marco = defineCommand({
  name: 'marco',
  summary: 'Start the Marco Polo workflow and follow it.',
  group: 'Collection',
  arguments: { '[name]': 'the name to call; Marco when left out' },
  examples: [
    'polo marco',
    'polo marco Columbus',
    'polo marco --profile dev --state-machine arn:aws:states:eu-west-1:123456789012:stateMachine:Game',
  ],
  notes: TARGET_NOTES,
  options: {
    stateMachine: {
      about: "the workflow's ARN; needed in AWS, where it is the stack's output MarcoPoloStateMachineArn",
      value: '<arn>',
      parse: someText,
      fallback: NO_TEXT,
    },
    ...TARGET_OPTIONS,
    ...CONFIRM_OPTION,
  },
  run: async ({ args: [name = 'Marco'], options }, io) => {
    const target = await chooseTarget(options);
    const stateMachineArn = options.stateMachine ?? (await localArn(target));
    await confirmAccount(target, { action: `start ${stateMachineArn}`, yes: options.yes === true }, io);
    const { runExecution } = await import('../aws/run-execution.ts');
    const ended = await reach(target, () =>
      runExecution(target.client, { stateMachineArn, input: { name } }, (state) => io.note(`→ ${state}`)),
    );
    if (ended.status === 'SUCCEEDED') {
      return { exitCode: EXIT.ok, output: ended, text: textOf(ended.output) };
    }
    const reason = [ended.error, ended.cause].filter(Boolean).join(': ');
    return { exitCode: EXIT.failed, output: ended, problem: `${ended.status}${reason ? `: ${reason}` : ''}` };
  },
});

const localArn = async ({ kind }: Target): Promise<string> => {
  if (kind === 'aws') throw wrongUsage("give --state-machine: the stack's output MarcoPoloStateMachineArn");
  const [{ marcoPolo }, { stateMachineArn }] = await Promise.all([
    import('../../../workflows/marco-polo.ts'),
    import('../../local/account.ts'),
  ]);
  return stateMachineArn(marcoPolo.name);
};

const textOf = (output: unknown): string =>
  typeof output === 'string' ? output : JSON.stringify(output, null, 2);
