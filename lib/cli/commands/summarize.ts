import { MOST_SENTENCES } from '../../../functions/summarize-page/definition.ts';
import { defineCommand } from '../command.ts';
import { someText, wholeNumber } from '../option-values.ts';
import { askRoute, ROUTE_NOTES, ROUTE_OPTIONS, showing } from '../query/ask-route.ts';

const NONE: string | undefined = undefined;

export const summarize = defineCommand({
  name: 'summarize',
  summary: "Show the first sentences of an encyclopedia's page.",
  group: 'Collection',
  arguments: { '<entity>': "the page's title, or a name that leads to it" },
  examples: [
    'polo summarize "Marco Polo"',
    'polo summarize "Marco Polo" --sentences 1 --language fr',
    'polo summarize "Marco Polo" --json',
  ],
  notes: ROUTE_NOTES,
  options: {
    sentences: {
      about: 'the most sentences',
      value: '<n>',
      parse: wholeNumber({ min: 1, max: MOST_SENTENCES }),
      fallback: 3,
    },
    language: {
      about: 'translate into this language, as fr',
      value: '<code>',
      parse: someText,
      fallback: NONE,
      fallbackText: "the page's own",
    },
    ...ROUTE_OPTIONS,
  },
  run: async ({ args: [entity = ''], options }, io) => {
    const { sentences, language } = options;
    const body = { entity, sentences, ...(language !== undefined && { language }) };
    return showing(await askRoute('/summarize', body, options, io), 'summary');
  },
});
