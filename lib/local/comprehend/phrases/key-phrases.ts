import type { Finding } from '../text/code-points.ts';
import type { ReadText } from '../text/token.ts';
import { nounChunks } from './noun-chunks.ts';
import { wordRuns } from './word-runs.ts';

export interface KeyPhraseFinding extends Finding {
  /** 0 to 1. */
  readonly score: number;
}

/** What a text speaks of, in its order: noun phrases in English, elsewhere what stands between small words. */
export const keyPhrasesOf = (read: ReadText): KeyPhraseFinding[] =>
  read.language === 'en' ? nounChunks(read) : wordRuns(read);
