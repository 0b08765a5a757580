import * as z from 'zod';
import { ValidationError } from '../../lib/core/errors.ts';
import { ANY_LANGUAGE } from '../../lib/core/translation/language-pair.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import type { Translation, Translator } from '../../lib/runtime/translation/translator.ts';

export interface TranslatePorts {
  readonly translator: Translator;
}

const TranslateEvent = z.strictObject({
  message: z.string('"message" must be a text'),
  source: z.string('"source" must be the code of a language, or "auto"').default(ANY_LANGUAGE),
  target: z.string('"target" must be the code of a language, such as "fr"'),
  fresh: z.boolean('"fresh" must be true or false').default(false),
});

const NoMessage = z.looseObject({ message: z.literal('').optional() });

/** Takes an event like `{"message": "Good morning", "target": "fr"}`. */
export const createTranslateHandler =
  ({ translator }: TranslatePorts) =>
  async (event: unknown): Promise<Translation> => {
    if (NoMessage.safeParse(event).success) throw noMessage();
    const { message, ...options } = parseEvent(TranslateEvent, event, EXAMPLE);
    return translator.translate(message, options);
  };

const EXAMPLE = '{"message": "Good morning", "source": "en", "target": "fr"}';

const noMessage = (): ValidationError => {
  const detail = 'No message was provided to translate';
  const issues = [{ code: 'field_missing', pointer: '/message', detail }] as const;
  return new ValidationError('field_missing', detail, { issues });
};
