import { confirmAccount } from '../aws/confirm-account.ts';
import type { LabelledFile } from '../aws/label-files.ts';
import { readableFiles } from '../aws/picture-files.ts';
import { reach } from '../aws/reach.ts';
import { chooseTarget } from '../aws/target.ts';
import { CONFIRM_OPTION, TARGET_NOTES, TARGET_OPTIONS } from '../aws/target-options.ts';
import { wrongUsage } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { decimalNumber, someText } from '../option-values.ts';

export const label = defineCommand({
  name: 'label',
  summary: 'Upload pictures, wait for their labels and print them.',
  group: 'Collection',
  arguments: { '<files...>': 'pictures: .jpg, .jpeg or .png' },
  examples: ['polo label cat.jpg', 'polo label *.jpg --json', 'polo label cat.jpg --timeout 60'],
  notes: `A picture's key in the bucket is its file name.\n${TARGET_NOTES}`,
  options: {
    timeout: {
      about: 'seconds to wait for the labels',
      value: '<seconds>',
      parse: decimalNumber(
        (value) => value > 0 && value <= 86_400,
        'a number of seconds above 0, at most 86400',
      ),
      fallback: 30,
    },
    imagesBucket: {
      about: "where pictures go; in AWS the stack's output ImagesBucket",
      value: '<name>',
      parse: someText,
      fallback: 'images',
    },
    labelsBucket: {
      about: "where labels come from; in AWS the stack's output LabelsBucket",
      value: '<name>',
      parse: someText,
      fallback: 'labels',
    },
    ...TARGET_OPTIONS,
    ...CONFIRM_OPTION,
  },
  run: async ({ args, options }, io) => {
    const files = await readableFiles(args);
    const target = await chooseTarget(options);
    const { imagesBucket, labelsBucket, timeout: timeoutSeconds } = options;
    if (target.kind === 'aws' && imagesBucket === 'images') {
      throw wrongUsage(
        "give --images-bucket and --labels-bucket: the stack's outputs ImagesBucket and LabelsBucket",
      );
    }
    const action = `upload ${files.length} pictures to ${imagesBucket}`;
    await confirmAccount(target, { action, yes: options.yes === true }, io);
    const { labelFiles } = await import('../aws/label-files.ts');
    const results = await reach(target, () =>
      labelFiles(files, { client: target.client, imagesBucket, labelsBucket, timeoutSeconds }),
    );
    const bad = results.filter(({ status }) => status !== 'labelled').length;
    const text = results.map(textOf).join('\n');
    const output = { results };
    if (bad === 0) return { exitCode: EXIT.ok, output, text };
    return {
      exitCode: EXIT.failed,
      output,
      text,
      problem: `${bad} of ${results.length} pictures got no labels`,
    };
  },
});

const textOf = (result: LabelledFile): string => {
  if (result.status !== 'labelled') return `${result.file}: ${result.status}: ${result.detail}`;
  const labels = result.labels.map(({ name, confidence }) => `${name} ${confidence.toFixed(1)} %`);
  return `${result.file}: ${labels.join(', ') || 'no labels'}`;
};
