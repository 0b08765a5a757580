import fc from 'fast-check';

/** Pieces of text that are awkward to cut: emoji of several code points, accents, marks, scripts without spaces. */
const AWKWARD = [
  'Hello there. ',
  'Dr. Smith paid $4.20! ',
  'e\u0301a\u0308\u0323',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '👍🏽',
  '🇩🇪🇫🇷',
  '1️⃣',
  '日本語のテキストです。',
  'ประเทศไทย',
  'नमस्ते क्षत्रिय',
  'مرحبا بالعالم؟ ',
  '한국어 각',
  '\r\n',
  '\u2029',
  '\uFEFF',
  '\u202Eright to left\u202C',
  'zero\u200Bwidth\u200D',
  '𝒜𝓁𝓅𝒽𝒶 ',
  'word ',
  '. ',
];

/** Texts of all these and of whatever Unicode holds. */
export const awkwardText = (most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...AWKWARD) }, fc.string({ unit: 'grapheme' })), {
      maxLength: most,
    })
    .map((parts) => parts.join(''));
