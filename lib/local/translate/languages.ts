/** Amazon Translate's languages, from its list of supported languages. */
const AWS_LANGUAGES =
  'af sq am ar hy az bn bs bg ca zh zh-TW hr cs da fa-AF nl en et fa tl fi fr fr-CA ka de el gu ht ha he hi hu is id ' +
  'ga it ja kn kk ko lv lt mk ms ml mt mr mn no ps pl pt pt-PT pa ro ru sr si sk sl so es es-MX sw sv ta te th tr uk ' +
  'ur uz vi cy';

const KNOWN: ReadonlySet<string> = new Set(AWS_LANGUAGES.split(' '));

/** Whether Amazon Translate knows a language by this code. */
export const isAwsLanguage = (code: string): boolean => KNOWN.has(code);

/** The languages of the dictionary: each into each other. */
export const LOCAL_LANGUAGES = ['en', 'fr', 'es', 'de'] as const;
export type LocalLanguage = (typeof LOCAL_LANGUAGES)[number];

export const isLocalLanguage = (code: string): code is LocalLanguage =>
  (LOCAL_LANGUAGES as readonly string[]).includes(code);

/** Languages in which Amazon Translate gives the names of languages. */
export const DISPLAY_LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'pt', 'zh', 'zh-TW'] as const;
