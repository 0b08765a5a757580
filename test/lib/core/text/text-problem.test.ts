import { describe, expect, it } from 'vitest';
import { languageProblem } from '../../../../lib/core/text/feature-limits.ts';
import { textProblem } from '../../../../lib/core/text/text-problem.ts';

describe('textProblem', () => {
  it.each(['', '   \r\n\t', '🙂👍', '👩‍👩‍👧‍👦 1️⃣ #️⃣ ℹ️', '--- !!! ...', '\uFEFF\u200B'])(
    'finds no words in %j',
    (text) => {
      expect(textProblem(text)?.code).toBe('text_empty');
    },
  );

  it.each(['a\ud800b', '\udc00', 'a\0b', '\0'])('refuses %j, which is no text', (text) => {
    expect(textProblem(text)?.code).toBe('encoding_invalid');
  });

  it.each(['a', '猫', '7', '+49 170', '\uFEFFwith a mark', '\u202Ekcab\u202C', 'zero\u200Bwidth', 'ok 🙂'])(
    'takes %j as it is',
    (text) => {
      expect(textProblem(text)).toBeUndefined();
    },
  );
});

describe('languageProblem', () => {
  it.each(['xx', 'zh-tw', 'EN', '', 'en-US'])('refuses %j and says what is allowed', (language) => {
    const problem = languageProblem('sentiment', language);
    expect(problem).toMatchObject({
      code: 'language_unsupported',
      detail: expect.stringContaining('zh, zh-TW'),
    });
    if (language !== '') expect(problem?.detail).not.toContain(`"${language}"`);
  });

  it('knows that features differ', () => {
    expect(languageProblem('pii', 'ja')?.detail).toContain('takes en, es,');
    expect(languageProblem('syntax', 'ja')?.detail).toContain('de, en, es, fr, it, pt');
    expect(languageProblem('sentiment', 'ja')).toBeUndefined();
    expect(languageProblem('language', 'anything')).toBeUndefined();
  });
});
