import { readFile } from 'node:fs/promises';
import { MASK_CHARACTERS, MODES } from '../../../functions/redact/definition.ts';
import { PII_TYPES } from '../../core/text/pii-types.ts';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { oneOf, someText } from '../option-values.ts';
import { askRoute, ROUTE_NOTES, ROUTE_OPTIONS } from '../query/ask-route.ts';
import { readText, TEXT_ARGUMENT } from '../text/read-text.ts';
import { wordList } from '../text/word-list.ts';

const NONE: string | undefined = undefined;
const NO_TYPES: readonly string[] | undefined = undefined;

export const redact = defineCommand({
  name: 'redact',
  summary: 'Print a text without its personal data.',
  group: 'Collection',
  arguments: TEXT_ARGUMENT,
  examples: [
    'polo redact letter.txt > clean.txt',
    'polo redact - --mode type < letter.txt',
    'polo redact letter.txt --mode hash --key-file key.txt --types EMAIL,PHONE',
  ],
  notes:
    'A text whose personal data cannot be looked for is withheld: nothing is printed, and the exit code is not 0.\n' +
    `The key of a hash is read from a file, for command lines are seen by others.\n${ROUTE_NOTES}`,
  options: {
    mode: {
      about: `what stands instead: ${MODES.join(', ')}`,
      value: '<mode>',
      parse: oneOf(...MODES),
      fallback: MODES[0],
    },
    types: {
      about: 'only these kinds, as EMAIL,PHONE',
      value: '<list>',
      parse: wordList(...PII_TYPES),
      fallback: NO_TYPES,
      fallbackText: 'all',
    },
    maskCharacter: {
      about: `one of ${MASK_CHARACTERS.join(' ')}`,
      value: '<character>',
      parse: oneOf(...MASK_CHARACTERS),
      fallback: NONE,
    },
    keyFile: { about: 'a file with the key of a hash', value: '<file>', parse: someText, fallback: NONE },
    language: {
      about: 'the language, en or es',
      value: '<code>',
      parse: someText,
      fallback: NONE,
      fallbackText: 'detected',
    },
    ...ROUTE_OPTIONS,
  },
  run: async ({ args: [file = ''], options }, io) => {
    const { mode, types, maskCharacter, language, keyFile } = options;
    const key = keyFile === undefined ? undefined : (await readFile(keyFile, 'utf8')).trim();
    const text = await readText(file, io);
    const result = await askRoute(
      '/redact',
      { text, mode, types, maskCharacter, language, key },
      options,
      io,
    );
    if (result.exitCode !== EXIT.ok) return result;
    return { ...result, text: redactedIn(result.output) };
  },
});

/** Ends in one line end when it is printed, as the file did. */
const redactedIn = (reply: unknown): string => {
  const redacted: unknown = Reflect.get(Object(reply), 'redacted');
  if (typeof redacted === 'string') return redacted.replace(/\r?\n$/, '');
  throw new CliError(EXIT.failed, 'the answer holds no redacted text; nothing is shown of it');
};
