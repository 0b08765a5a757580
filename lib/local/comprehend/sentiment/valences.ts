import type { Token } from '../text/token.ts';

/** What words of a language say of their writer's mood. */
export interface Valences {
  /** Of a word in lower case: −4, as bad as can be, to 4; 0 when it says nothing. */
  valence(word: string): number;
  /** Words that turn round what follows: `not`. */
  readonly negators: ReadonlySet<string>;
  readonly intensifiers: ReadonlySet<string>;
  readonly softeners: ReadonlySet<string>;
  /** Words that make too much of anything: `too`. */
  readonly excess: ReadonlySet<string>;
  /** Words that do so to the word before them: `demais`. */
  readonly excessAfter?: ReadonlySet<string>;
  /** How little a mood that is not found says, 0 to 0.5. */
  readonly doubt?: number;
  /** Words after which the weightier half of a sentence comes: `but`. */
  readonly contrasts: ReadonlySet<string>;
  /** Whether a negator also turns round a word before it: `gefällt mir nicht`. */
  readonly negatorsFollow?: boolean;
  /**
   * What several words say together, from the one at `index`: their valence and how many words they are, or
   * `undefined`.
   */
  readonly together?: (tokens: readonly Token[], index: number) => Together | undefined;
}

export interface Together {
  readonly valence: number;
  readonly words: number;
}
