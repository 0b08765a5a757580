export interface Cased {
  /** As it stands in the text. */
  readonly source: string;
  /** As the dictionary spells it: a capital there is the language's own, as of German nouns. */
  readonly form: string;
  readonly startsSentence: boolean;
}

/** A translation with the capitals that the writer gave to the source. */
export const keepCase = (translation: string, { source, form, startsSentence }: Cased): string => {
  if (isShouted(source) && !isShouted(form)) return translation.toUpperCase();
  const isMeant = startsWithCapital(source) && (startsSentence || !startsWithCapital(form));
  return isMeant ? capitalised(translation) : translation;
};

export const capitalised = (text: string): string => text.replace(/^\p{L}/u, (first) => first.toUpperCase());

const isShouted = (text: string): boolean => /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

const startsWithCapital = (text: string): boolean => /^\p{Lu}/u.test(text);
