import { wordsOf } from '../words/languages.ts';
import type { Mark } from './token.ts';

/** Dates, quantities and addresses that can be told by their form, in any language. */
export const plainMarks = (text: string, language: string): Mark[] => {
  const marks: Mark[] = [];
  const taken = new Uint8Array(text.length);
  for (const [kind, pattern] of patternsOf(language)) {
    for (const found of text.matchAll(pattern)) {
      const [begin, end] = [found.index, found.index + found[0].length];
      if (taken.subarray(begin, end).includes(1)) continue;
      taken.fill(1, begin, end);
      marks.push({ kind, begin, end });
    }
  }
  return marks.sort((one, other) => one.begin - other.begin);
};

const patterns = new Map<string, readonly (readonly [Mark['kind'], RegExp])[]>();

const patternsOf = (language: string) => {
  const known = patterns.get(language);
  if (known !== undefined) return known;
  const made = createPatterns(wordsOf(language).months);
  patterns.set(language, made);
  return made;
};

const NUMBER = String.raw`\d{1,15}(?:[.,  ]\d{3}){0,5}(?:[.,]\d{1,6})?`;
const CURRENCY = String.raw`(?:[$€£¥₹₩]|\b(?:USD|EUR|GBP|JPY|CHF|INR|KRW|BRL)\b)`;

const MILLIONS =
  'mio\\.?|millionen|milliarden|millones|mil|millions?|milliards?|milioni|miliardi|milhões|bilhões|tausend';
const CURRENCIES = 'euros?|dollars?|dólares|dollari|pesos|reais|franken|yen|pounds';
const AMOUNTS = String.raw`(?:${MILLIONS})(?:\s(?:de\s|di\s|d['’])?(?:${CURRENCIES}))?|${CURRENCIES}|prozent|por ciento|pour cent|per cento|por cento|km|kg|cm|mm|m²|gb|mb`;

/** The first pattern that takes a stretch keeps it. */
const createPatterns = (months: ReadonlySet<string>) => {
  const named = [...months].join('|');
  return [
    ['address', /\bhttps?:\/\/[^\s<>"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gu],
    ['date', /\d{2,4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?|\d{1,2}\s?月\s?\d{1,2}\s?日/gu],
    ['date', /\d{4}\s?년(?:\s?\d{1,2}\s?월(?:\s?\d{1,2}\s?일)?)?|\d{1,2}\s?월\s?\d{1,2}\s?일/gu],
    ['date', /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b/gu],
    ...(named === ''
      ? []
      : ([
          [
            'date',
            new RegExp(
              String.raw`(?<![\p{L}\p{N}])(?:\d{1,2}(?:\.|º|er|°)?\s(?:de\s)?)?(?:${named})(?:\s(?:de\s|del\s)?\d{4})?(?![\p{L}\p{N}])`,
              'giu',
            ),
          ],
        ] as const)),
    ['quantity', new RegExp(String.raw`${NUMBER}\s(?:${AMOUNTS})(?![\p{L}\p{N}])`, 'giu')],
    [
      'quantity',
      new RegExp(String.raw`${CURRENCY}\s?${NUMBER}|${NUMBER}\s?(?:${CURRENCY}|%|٪|円|元|원)`, 'gu'),
    ],
    ['date', /(?<![\d.,])(?:1[89]|20)\d{2}(?![\d.,]\d|\d)/gu],
    ['count', new RegExp(String.raw`(?<![\p{L}\d])${NUMBER}(?![\p{L}\d])`, 'gu')],
  ] as readonly (readonly [Mark['kind'], RegExp])[];
};
