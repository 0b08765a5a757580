import { type TranslateClient, TranslateTextCommand } from '@aws-sdk/client-translate';
import { ValidationError } from '../../core/errors.ts';
import { splitText } from '../../core/text/split-text.ts';
import { hasWords, textProblem } from '../../core/text/text-problem.ts';
import { refuseUnknownPair } from '../../core/translation/language-pair.ts';
import { answered, callsFor, type PaidCalls } from '../ai/paid-calls.ts';
import { translationFailure } from './translation-failure.ts';
import type { TranslateOptions, Translation, Translator } from './translator.ts';

/** What TranslateText takes, in bytes of UTF-8. */
const MOST_BYTES = 10_000;

/** Parts of one text that are in work at the same time. */
const SIDE_BY_SIDE = 4;

export interface AwsTranslatorOptions {
  /**
   * For one text: what takes longer ends in an error, and the parts that were answered are kept.
   *
   * @default 22 s, within the 28 s of a function behind the API
   */
  readonly totalMs?: number;
}

/** Amazon Translate. The language that it finds in the first part of a text is that of the others too. */
export const awsTranslator = (
  client: TranslateClient,
  calls: PaidCalls,
  { totalMs = 22_000 }: AwsTranslatorOptions = {},
): Translator => ({
  translate: async (text, options) => {
    const problem = textProblem(text);
    if (problem) throw new ValidationError(problem.code, problem.detail);
    refuseUnknownPair(options);
    const ask = translatePart(client, calls, AbortSignal.timeout(totalMs));
    const parts = splitText(text, { maxBytes: MOST_BYTES }).map((piece) => piece.text);
    const lead = parts.findIndex(hasWords);
    const first = await ask(parts[lead] ?? text, options);
    const known = { ...options, source: first.source };
    const whole = await inOrder(parts, async (part, index) =>
      index === lead ? first.translated : hasWords(part) ? (await ask(part, known)).translated : part,
    );
    return { ...first, translated: whole.join('') };
  },
});

/** One call, or a kept answer. The space around a part stays as it is: the service drops it. */
const translatePart =
  (client: TranslateClient, calls: PaidCalls, abortSignal: AbortSignal) =>
  async (part: string, { source, target, fresh = false }: TranslateOptions): Promise<Translation> => {
    const Text = part.trim();
    const input = { Text, SourceLanguageCode: source, TargetLanguageCode: target };
    const call = async (): Promise<Translation> => {
      try {
        const reply = await client.send(new TranslateTextCommand(input), { abortSignal });
        const { TranslatedText = '', SourceLanguageCode = source, TargetLanguageCode = target } = reply;
        return { translated: TranslatedText, source: SourceLanguageCode, target: TargetLanguageCode };
      } catch (error) {
        throw translationFailure(error, { source, target });
      }
    };
    const question = { service: 'translate', operation: 'TranslateText', input } as const;
    const answer = await answered(calls, question, { units: callsFor(Text), fresh, call });
    /** A function, for a text may hold what `replace` reads as a pattern. */
    return { ...answer, translated: part.replace(Text, () => answer.translated) };
  };

const inOrder = async <T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> => {
  const done: R[] = [];
  for (let start = 0; start < items.length; start += SIDE_BY_SIDE) {
    const group = items.slice(start, start + SIDE_BY_SIDE);
    done.push(...(await Promise.all(group.map((item, index) => work(item, start + index)))));
  }
  return done;
};
