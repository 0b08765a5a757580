import { FUNCTIONS } from '../../../functions/registry.ts';
import { STACK_OPTION, stackOn } from '../aws/stack-option.ts';
import { chooseTarget } from '../aws/target.ts';
import { TARGET_NOTES, TARGET_OPTIONS } from '../aws/target-options.ts';
import { wrongUsage } from '../cli-error.ts';
import { defineCommand, flag } from '../command.ts';
import { duration, oneOf, someText } from '../option-values.ts';

const NO_TEXT: string | undefined = undefined;

export const logs = defineCommand({
  name: 'logs',
  summary: 'Show what the functions log, on the laptop or on AWS.',
  group: 'Collection',
  arguments: { '[function]': 'one function; left out, all of them' },
  examples: [
    'polo logs predict --since 1h --level WARN',
    'polo logs --request 8f1c2d3e',
    'polo logs --stack marcopolo-prod --region eu-west-1 --follow',
  ],
  notes: `${TARGET_NOTES}\nThe laptop cloud keeps the last 5,000 lines of each function until it stops.`,
  options: {
    since: {
      about: 'how far back',
      value: '<time>',
      parse: duration,
      fallback: 600_000,
      fallbackText: '10m',
    },
    level: {
      about: 'the least serious to show',
      value: '<level>',
      parse: oneOf('DEBUG', 'INFO', 'WARN', 'ERROR'),
      fallback: 'DEBUG',
    },
    request: {
      about: 'only lines with this request id or correlation id, over all functions',
      value: '<id>',
      parse: someText,
      fallback: NO_TEXT,
    },
    follow: flag('go on as lines come, until Ctrl-C'),
    stack: STACK_OPTION,
    ...TARGET_OPTIONS,
  },
  run: async ({ args: [name], options }, io) => {
    const functions = FUNCTIONS.map((each) => each.name);
    if (name !== undefined && !functions.includes(name))
      throw wrongUsage(`there is no function "${name}"; there are ${functions.join(', ')}`);
    const { showLogs } = await import('../logs/show-logs.ts');
    const chosen = name === undefined ? functions : [name];
    const target = await chooseTarget(options);
    const stack = stackOn(target, options.stack);
    return showLogs({ ...options, stack, follow: options.follow === true, functions: chosen, target }, io);
  },
});
