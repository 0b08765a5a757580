/** Scripts that tell the language, or nearly so, of those that a reader may meet. */
const SCRIPTS = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
] as const;
/** Marathi shares Hindi's script, but not these. */
const MARATHI = /ळ|(?:^|\s)(?:आहे|आणि|नाही|होता|आम्ही)(?:\s|[।.,!?]|$)/u;

/** The language that a text's script tells, with the share of its letters that are in it; `undefined` for others. */
export const scriptLanguage = (text: string): { language: string; share: number } | undefined => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, script] of SCRIPTS) {
    const own = text.match(script)?.length ?? 0;
    // Japanese mixes scripts: a tenth of kana tells it from Chinese.
    const least = language === 'ja' ? 0.1 : 0.5;
    if (own === 0 || own < least * letters) continue;
    /** Some signs of a script are no letters. */
    const share = language === 'ja' ? 1 : Math.min(1, own / letters);
    return { language: language === 'hi' && MARATHI.test(text) ? 'mr' : language, share };
  }
  return undefined;
};
