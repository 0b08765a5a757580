import { TEXT_FEATURES } from '../../core/text/analysis.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { someText } from '../option-values.ts';
import { askRoute, ROUTE_NOTES, ROUTE_OPTIONS } from '../query/ask-route.ts';
import { analysisText } from '../text/analysis-text.ts';
import { readText, TEXT_ARGUMENT } from '../text/read-text.ts';
import { wordList } from '../text/word-list.ts';

const NO_FEATURES: readonly string[] | undefined = undefined;
const NONE: string | undefined = undefined;

export const analyze = defineCommand({
  name: 'analyze',
  summary: 'Find language, sentiment, entities, key phrases and more in a text.',
  group: 'Collection',
  arguments: TEXT_ARGUMENT,
  examples: [
    'polo analyze letter.txt',
    'echo "Cal Ripken played for the Orioles." | polo analyze - --features entities,syntax',
    'polo analyze letter.txt --stack marcopolo-dev --json',
  ],
  notes: `Places count code points of the text.\n${ROUTE_NOTES}`,
  options: {
    features: {
      about: `what to find: some of ${TEXT_FEATURES.join(',')}`,
      value: '<list>',
      parse: wordList(...TEXT_FEATURES),
      fallback: NO_FEATURES,
      fallbackText: 'language,sentiment,entities,keyPhrases',
    },
    language: {
      about: 'the language, as en',
      value: '<code>',
      parse: someText,
      fallback: NONE,
      fallbackText: 'detected',
    },
    ...ROUTE_OPTIONS,
  },
  run: async ({ args: [file = ''], options }, io) => {
    const { features, language } = options;
    const text = await readText(file, io);
    const result = await askRoute('/analyze', { text, language, features }, options, io);
    const shown = result.exitCode === EXIT.ok ? analysisText(result.output, text) : undefined;
    return shown === undefined ? result : { ...result, text: shown };
  },
});
