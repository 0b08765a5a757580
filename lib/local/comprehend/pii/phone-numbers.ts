import type { PiiFinding } from './pii-finding.ts';

/** Finds telephone numbers; ones without a country code are read as those of a country. */
export type PhoneFinder = (text: string, country: 'US' | 'ES') => PiiFinding[];

export const loadPhoneFinder = async (): Promise<PhoneFinder> => {
  const { findPhoneNumbersInText } = await import('libphonenumber-js');
  return (text, country) =>
    Array.from(text.matchAll(CANDIDATE)).flatMap(({ index, 0: candidate }) =>
      findPhoneNumbersInText(candidate, country).map(({ startsAt, endsAt, number }) => ({
        type: 'PHONE',
        score: number.isValid() ? 0.97 : 0.8,
        begin: index + startsAt,
        end: index + endsAt,
      })),
    );
};

/** Digits and what stands between those of one number: the library is asked about these stretches only, not about all of a long text. */
const CANDIDATE =
  /(?<![\p{L}\p{N}.,/-])[+(]{0,2}\d(?:[\d ().\-/\u00a0]|(?:\s?(?:ext\.?|x)\s?(?=\d))){5,30}\d(?![\p{L}\p{N}])/gu;
