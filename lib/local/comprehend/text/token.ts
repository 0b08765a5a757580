import type { Finding } from './code-points.ts';

/** Comprehend's parts of speech. */
export type Tag =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'CONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'O'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB';

export interface Token extends Finding {
  readonly text: string;
  readonly lower: string;
  readonly tag: Tag;
  /** How sure the tag is, 0 to 1. */
  readonly certainty: number;
  /** Counts the sentences of the text from 0. */
  readonly sentence: number;
}

/** A stretch that the reader itself recognises. */
export interface Mark extends Finding {
  readonly kind: 'date' | 'quantity' | 'count' | 'address';
}

/** A text, read once for every question about it. */
export interface ReadText {
  readonly text: string;
  readonly language: string;
  /** In the order of the text, without white space. */
  readonly tokens: readonly Token[];
  /** In the order of the text, not overlapping. */
  readonly marks: readonly Mark[];
}

/** Whether nothing stands between two neighbouring tokens. */
export const touches = (left: Token | undefined, right: Token | undefined): boolean =>
  left !== undefined && right !== undefined && left.end === right.begin;

export const isCapitalised = (word: string): boolean => /^\p{Lu}/u.test(word);
