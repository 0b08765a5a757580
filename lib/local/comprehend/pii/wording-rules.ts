import type { PiiRule } from './pii-finding.ts';

const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
const STREETS =
  'street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|square|sq|place|pl|way|terrace|parkway|pkwy|highway|hwy|circle|row|close|crescent';

/** What the words around it, or its form, tell. */
export const WORDING_RULES: readonly PiiRule[] = [
  {
    type: 'PASSWORD',
    pattern:
      /(?<![\p{L}\p{N}])(?:password|passwd|pwd|passphrase|contraseña|clave)(?![\p{L}\p{N}])(?:\s?[:=]\s?|\s(?:is|es)\s?:?\s?)["'“]?(?<it>[^\s"'“”,;]{3,128}[^\s"'“”,;.!?])/dgiu,
    score: 0.96,
  },
  {
    type: 'USERNAME',
    pattern:
      /(?<![\p{L}\p{N}])(?:user ?name|user id|userid|login|usuario)(?![\p{L}\p{N}])(?:\s?[:=]\s?|\s(?:is|es)\s?:?\s?)["'“]?(?<it>[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}[\p{L}\p{N}])/dgiu,
    score: 0.95,
  },
  {
    type: 'AGE',
    pattern:
      /(?<![\p{L}\p{N}.,])(?<it>\d{1,3}[ -](?:years?[ -]old|yrs?[ -]old|years of age|años de edad))(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:aged|tengo)\s(?<it>\d{1,3}(?:\saños)?)(?![\p{L}\p{N}])/dgiu,
    score: 0.95,
  },
  {
    type: 'ADDRESS',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}.,])\d{1,6}[A-Za-z]?(?:\s(?:[NSEW]\.?|\p{Lu}[\p{L}'’.-]{0,24}|\d{1,3}(?:st|nd|rd|th))){1,4}\s(?:${titled(STREETS)})(?![\p{L}\p{N}])\.?(?:\s(?:NW|NE|SW|SE|[NSEW])(?![\p{L}\p{N}]))?(?:,?\s(?:Apt|Apartment|Suite|Ste|Unit|Floor|#)\.?\s?[\p{L}\d-]{1,8})?(?:,\s\p{Lu}[\p{L}.'’-]{1,20}(?:\s\p{Lu}[\p{L}.'’-]{1,20}){0,2}){0,2}(?:,?\s[A-Z]{2})?(?:,?\s\d{5}(?:-\d{4})?)?`,
      'dgu',
    ),
    score: 0.95,
  },
  {
    type: 'ADDRESS',
    pattern:
      /(?<![\p{L}\p{N}])(?:calle|c\/|avenida|avda\.?|av\.|plaza|paseo|camino|carretera|Calle|Avenida|Avda\.?|Av\.|Plaza|Paseo|Camino|Carretera)\s(?:(?:de|del|la|las|los|el)\s){0,3}\p{Lu}[\p{L}'’.-]{1,24}(?:\s(?:(?:de|del|la|las|los|y)\s){0,3}\p{Lu}[\p{L}'’.-]{1,24}){0,3},?\s(?:n\.?º\s?|núm\.\s?)?\d{1,5}(?:,\s(?:\d{5}\s)?\p{Lu}[\p{L}]{1,24})?/dgu,
    score: 0.93,
  },
  { type: 'ADDRESS', pattern: /(?<![\p{L}\p{N}])P\.?\s?O\.?\sBox\s\d{1,6}(?![\p{L}\p{N}])/dgiu, score: 0.95 },
  {
    type: 'DATE_TIME',
    pattern:
      /(?<![\p{L}\p{N}./-])(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))(?![\p{L}\p{N}/-])/dgu,
    score: 0.98,
  },
  {
    type: 'DATE_TIME',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:\d{1,2}(?:st|nd|rd|th)?(?:\sof|\sde)?\s(?:${MONTHS})\.?(?:,?\s(?:de\s|del\s)?\d{4})?|(?:${MONTHS})\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?|(?:${MONTHS})\s(?:de\s)?\d{4})(?![\p{L}\p{N}])`,
      'dgiu',
    ),
    score: 0.98,
  },
  {
    type: 'DATE_TIME',
    pattern:
      /(?<![\p{L}\p{N}:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]m|\s?[ap]\.m\.)?(?![\p{L}\p{N}:])/dgiu,
    score: 0.9,
  },
];

/** Streets as they are written in addresses: `Street` or `street`, not in the middle of a word. */
function titled(words: string): string {
  return words
    .split('|')
    .map((word) => `[${word[0]?.toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join('|');
}
