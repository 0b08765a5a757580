import { confirmAccount } from '../aws/confirm-account.ts';
import { reach } from '../aws/reach.ts';
import { STACK_OPTION, stackOn } from '../aws/stack-option.ts';
import { chooseTarget } from '../aws/target.ts';
import { CONFIRM_OPTION, TARGET_NOTES, TARGET_OPTIONS } from '../aws/target-options.ts';
import { wrongUsage } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import type { Letter } from '../dlq/letter.ts';
import { EXIT } from '../exit-code.ts';
import { someText, wholeNumber } from '../option-values.ts';
import { textTable } from '../text-table.ts';

const NO_TEXT: string | undefined = undefined;
const optionalText = { parse: someText, fallback: NO_TEXT };

export const dlq = defineCommand({
  name: 'dlq',
  summary: 'List what a queue has given up, with the reasons, or send it again.',
  group: 'Collection',
  arguments: {
    '<action>': 'list or replay',
    '[queue]': 'a function that a queue feeds, or the exact name of a queue; label-image when left out',
  },
  examples: [
    'polo dlq list',
    'polo dlq replay --reason access_denied',
    'polo dlq list --profile prod --stack marcopolo-prod --json',
  ],
  notes: `Listing leaves every message where it is. Mend the cause before you replay: what fails again comes back.\n${TARGET_NOTES}`,
  options: {
    stack: STACK_OPTION,
    reason: { ...optionalText, about: "only those with this reason's code", value: '<code>' },
    key: { ...optionalText, about: 'only those about the object with this key', value: '<key>' },
    limit: {
      about: 'at most so many',
      value: '<number>',
      parse: wholeNumber({ min: 1, max: 100_000 }),
      fallback: 1000,
    },
    ...TARGET_OPTIONS,
    ...CONFIRM_OPTION,
  },
  run: async ({ args: [action = '', queue = 'label-image'], options }, io) => {
    if (action !== 'list' && action !== 'replay') {
      throw wrongUsage(`polo dlq can list and replay, not "${action}"`);
    }
    const { reason, key, limit } = options;
    const filter = { reason, key, limit };
    const target = await chooseTarget(options);
    const [{ sourceQueueName }, { openLetterQueue }] = await Promise.all([
      import('../dlq/source-queue.ts'),
      import('../dlq/open-letter-queue.ts'),
    ]);
    const name = sourceQueueName(queue, target.kind, stackOn(target, options.stack));
    if (action === 'list') {
      const { listLetters } = await import('../dlq/list-letters.ts');
      const letters = await reach(target, async () =>
        listLetters(await openLetterQueue(target.client, name), filter),
      );
      return { exitCode: EXIT.ok, output: { queue: name, letters }, text: tableOf(letters) };
    }
    await confirmAccount(target, { action: `replay dead letters of ${name}`, yes: options.yes === true }, io);
    const { replayLetters } = await import('../dlq/replay-letters.ts');
    const counts = await reach(target, async () =>
      replayLetters(await openLetterQueue(target.client, name), filter),
    );
    const back = counts.failedAgain > 0 ? `, ${counts.failedAgain} of them failed again already` : '';
    const text = `${counts.replayed} sent to ${name} again${back}; ${counts.left} others left`;
    return { exitCode: EXIT.ok, output: { queue: name, ...counts }, text };
  },
});

const HEAD = ['REASON', 'ATTEMPTS', 'SINCE', 'KEY', 'MESSAGE', 'DETAIL'];

const tableOf = (letters: readonly Letter[]): string => {
  if (letters.length === 0) return 'no dead letters';
  const rows = letters.map(({ reasonCode, attempts, since, keys, messageId, reason }) => [
    reasonCode,
    String(attempts),
    since,
    keys.join(' ') || '(no object)',
    messageId,
    reason,
  ]);
  return textTable([HEAD, ...rows]);
};
