import { type TermRules, termsOf } from '../../model/terms.ts';

export interface ChooseTermsOptions extends TermRules {
  /** Terms of fewer texts are left out. */
  readonly leastTexts: number;
  /** The most terms; those of most texts are taken. */
  readonly mostTerms: number;
}

/** The terms worth a column: those of most texts, in alphabetical order by code units. */
export const chooseTerms = (texts: readonly string[], options: ChooseTermsOptions): readonly string[] => {
  const textsWith = new Map<string, number>();
  for (const text of texts) {
    for (const term of new Set(termsOf(text, options))) textsWith.set(term, (textsWith.get(term) ?? 0) + 1);
  }
  return [...textsWith]
    .filter(([, count]) => count >= options.leastTexts)
    .sort(([term, count], [other, others]) => others - count || (term < other ? -1 : 1))
    .slice(0, options.mostTerms)
    .map(([term]) => term)
    .sort();
};
