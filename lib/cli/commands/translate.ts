import { wrongUsage } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { someText } from '../option-values.ts';
import { askRoute, ROUTE_NOTES, ROUTE_OPTIONS, showing } from '../query/ask-route.ts';

const NONE: string | undefined = undefined;

export const translate = defineCommand({
  name: 'translate',
  summary: 'Translate a text.',
  group: 'Collection',
  arguments: { '<text>': 'the text, or - for standard input' },
  examples: [
    'polo translate "Good morning" --target fr',
    'polo translate - --source de --target en < letter.txt',
    'polo translate "Good morning" --target fr --stack marcopolo-dev --json',
  ],
  notes: ROUTE_NOTES,
  options: {
    target: { about: 'into this language, as fr', value: '<code>', parse: someText, fallback: NONE },
    source: {
      about: 'from this language; auto finds it out',
      value: '<code>',
      parse: someText,
      fallback: 'auto',
    },
    ...ROUTE_OPTIONS,
  },
  run: async ({ args: [given = ''], options }, io) => {
    const { source, target } = options;
    if (target === undefined) throw wrongUsage('name the language to translate into, as --target fr');
    const message = given === '-' ? (await io.readInput()).replace(/\r?\n$/, '') : given;
    return showing(await askRoute('/translate', { message, source, target }, options, io), 'translated');
  },
});
