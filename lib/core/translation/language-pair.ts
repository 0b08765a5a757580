import { ValidationError } from '../errors.ts';

/**
 * The languages between which Amazon Translate translates, by its codes, each into each:
 * https://docs.aws.amazon.com/translate/latest/dg/what-is-languages.html
 */
export const TRANSLATE_LANGUAGES: ReadonlySet<string> = new Set(
  (
    'af am ar az bg bn bs ca cs cy da de el en es es-MX et fa fa-AF fi fr fr-CA ga gu ha he hi hr ht hu hy id is it ja ka ' +
    'kk kn ko lt lv mk ml mn mr ms mt nl no pa pl ps pt pt-PT ro ru si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi zh zh-TW'
  ).split(' '),
);

/** The source of a text whose language the service is to find out. */
export const ANY_LANGUAGE = 'auto';

/** From which language into which. */
export interface LanguagePair {
  readonly source: string;
  readonly target: string;
}

/**
 * Stops a translation that cannot be had before anything is paid.
 *
 * @throws {ValidationError} `language_pair_unsupported`, which says what is possible.
 */
export const refuseUnknownPair = ({ source, target }: LanguagePair): void => {
  if (source !== ANY_LANGUAGE && !TRANSLATE_LANGUAGES.has(source))
    throw unsupportedPair(`the source is no language that is translated; it may be ${ANY_LANGUAGE}, or one`);
  if (!TRANSLATE_LANGUAGES.has(target))
    throw unsupportedPair('the target is no language that is translated; it may be one');
  if (source === target) throw unsupportedPair('source and target are the same language; let them be two');
};

/** @param beginning of a sentence that goes on with the codes of languages. */
export const unsupportedPair = (beginning: string, options?: ErrorOptions): ValidationError =>
  new ValidationError(
    'language_pair_unsupported',
    `${beginning} of ${[...TRANSLATE_LANGUAGES].join(', ')}, written exactly so`,
    options,
  );
