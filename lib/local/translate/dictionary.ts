import { readFileSync } from 'node:fs';
import { LOCAL_LANGUAGES, type LocalLanguage } from './languages.ts';

/** What the dictionary has for some words of a text. */
export interface Entry {
  /** The words as the dictionary spells them. */
  readonly form: string;
  readonly translation: string;
}

export interface Dictionary {
  /** Looks words up as they are spelled, else in any case. Words of a phrase have one space between them. */
  find(words: string): Entry | undefined;
  /** In the longest phrase. */
  readonly mostWords: number;
}

type Row = Readonly<Record<LocalLanguage, string>>;

/** The dictionary from one language into another. Where words have several translations, the first row counts. */
export const dictionaryFor = (source: LocalLanguage, target: LocalLanguage): Dictionary => {
  const pair = `${source} ${target}`;
  const made = dictionaries.get(pair) ?? createDictionary(source, target);
  dictionaries.set(pair, made);
  return made;
};

/** Every word that the dictionary has in a language, in lower case. */
export const vocabulary = (language: LocalLanguage): ReadonlySet<string> => {
  const made =
    vocabularies.get(language) ?? new Set(rows().flatMap((row) => row[language].toLowerCase().split(' ')));
  vocabularies.set(language, made);
  return made;
};

const dictionaries = new Map<string, Dictionary>();
const vocabularies = new Map<LocalLanguage, ReadonlySet<string>>();

const createDictionary = (source: LocalLanguage, target: LocalLanguage): Dictionary => {
  const exact = new Map<string, Entry>();
  const anyCase = new Map<string, Entry>();
  for (const row of rows()) {
    const entry = { form: row[source], translation: row[target] };
    if (!exact.has(entry.form)) exact.set(entry.form, entry);
    const lower = entry.form.toLowerCase();
    if (!anyCase.has(lower)) anyCase.set(lower, entry);
  }
  return {
    find: (words) => exact.get(words) ?? anyCase.get(words.toLowerCase()),
    mostWords: Math.max(...[...exact.keys()].map((form) => form.split(' ').length)),
  };
};

let read: readonly Row[] | undefined;
const rows = (): readonly Row[] => {
  read ??= readRows(readFileSync(new URL('dictionary.tsv', import.meta.url), 'utf8'));
  return read;
};

/** One line for each sense, with a column for each language in their order. */
const readRows = (table: string): readonly Row[] => {
  const [, ...lines] = table.trimEnd().split('\n');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (language: LocalLanguage): string => cells[LOCAL_LANGUAGES.indexOf(language)] ?? '';
    return { en: cell('en'), fr: cell('fr'), es: cell('es'), de: cell('de') };
  });
};
