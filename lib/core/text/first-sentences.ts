/** The beginning of a text, and of how many sentences it is. */
export interface FirstSentences {
  /** Without the space around it. */
  readonly text: string;
  readonly sentences: number;
}

/**
 * The first sentences of a text; all of it when it has no more.
 *
 * @param language BCP 47; one that the platform does not know is cut by the rules that most have.
 */
export const sentencesOf = (text: string, most: number, language: string): FirstSentences => {
  let end = 0;
  let sentences = 0;
  for (const { segment, index } of segmenterFor(language).segment(text)) {
    end = index + segment.length;
    const isLast = end === text.length;
    if (segment.trim() !== '' && (isLast || !goesOn(segment))) sentences += 1;
    if (sentences === most) break;
  }
  return { text: text.slice(0, end).trim(), sentences };
};

const segmenterFor = (language: string): Intl.Segmenter => {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
};

/** Unicode's rules see an end in each of these before a capital: `J. R. R. Tolkien`, `the U.S. Army`, `Dr. Jones`. */
const goesOn = (segment: string): boolean => ABBREVIATED.test(segment);

const ABBREVIATED =
  /(?:^|[\s([«"“'’-])(?:\p{Lu}|(?:\p{L}\.)+\p{L}|Dr|Prof|Mrs?|Ms|St|Sr|Jr|Mt|No|Nr|vs|cf|ca|bzw|Mme|Mlle)\.[^\S\n]*$/u;
