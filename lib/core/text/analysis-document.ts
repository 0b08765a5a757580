import type { DocumentSource } from '../document-source.ts';
import type { TextAnalysis } from './text-analysis.ts';
import type { TextProblem } from './text-problem.ts';

/** One text of a file with several, and what became of it. */
export type ItemAnalysis<Place> = Place & (TextAnalysis | { readonly error: TextProblem });

/** What was found in a file, by what the file is. */
export type FileAnalysis =
  /** One text: `.txt`, or a request for one in `.json`. */
  | { readonly format: 'text'; readonly analysis: TextAnalysis }
  /** A list of texts in `.json`; `index` counts from 0. */
  | { readonly format: 'list'; readonly results: readonly ItemAnalysis<{ readonly index: number }>[] }
  /** A text a line, in `.jsonl`; `line` counts from 1, lines with nothing on them too. */
  | { readonly format: 'lines'; readonly results: readonly ItemAnalysis<{ readonly line: number }>[] };

/** What the analyses bucket holds for one file: exactly one document, what was found or the reason for nothing. */
export type AnalysisDocument = { readonly source: DocumentSource; readonly eventTime: string } & (
  | (FileAnalysis & {
      readonly status: 'analysed';
      /** The file began with a byte order mark, which is no part of its text: offsets count from behind it. */
      readonly byteOrderMark?: true;
    })
  | { readonly status: 'rejected'; readonly reason: TextProblem }
);
