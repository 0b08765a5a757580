import * as z from 'zod';
import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject } from '../wire/json-service.ts';
import { capitalised } from './keep-case.ts';
import { DISPLAY_LANGUAGES, LOCAL_LANGUAGES } from './languages.ts';

const RequestSchema = z.object({
  DisplayLanguageCode: z.string().nullish(),
  MaxResults: z.int().min(1).max(500).nullish(),
  /** The number of languages that came before. */
  NextToken: z
    .string()
    .regex(/^\d{1,3}$/)
    .nullish(),
});

/** Amazon Translate's ListLanguages, of the languages that the laptop's dictionary has. */
export const listLanguages = async (input: JsonObject) => {
  const parsed = RequestSchema.safeParse(input);
  if (!parsed.success)
    throw new AwsError(
      'InvalidParameterValueException',
      `${String(parsed.error.issues[0]?.path[0])}: ${parsed.error.issues[0]?.message}`,
    );
  const { DisplayLanguageCode, MaxResults, NextToken } = parsed.data;
  const display = displayLanguage(DisplayLanguageCode ?? 'en');
  const names = new Intl.DisplayNames([display], { type: 'language' });
  const start = Number(NextToken ?? 0);
  const end = start + (MaxResults ?? LOCAL_LANGUAGES.length);
  return {
    Languages: LOCAL_LANGUAGES.slice(start, end).map((code) => ({
      LanguageName: capitalised(names.of(code) ?? code),
      LanguageCode: code,
    })),
    DisplayLanguageCode: display,
    ...(end < LOCAL_LANGUAGES.length && { NextToken: String(end) }),
  };
};

const displayLanguage = (code: string): string => {
  const found = DISPLAY_LANGUAGES.find((each) => each === code);
  if (found !== undefined) return found;
  throw new AwsError(
    'UnsupportedDisplayLanguageCodeException',
    `DisplayLanguageCode must be one of ${DISPLAY_LANGUAGES.join(', ')}.`,
  );
};
