import { type NumpyRandom, numpyRandom } from '../numpy-random.ts';
import type { LabelledText } from '../text/labelled-text.ts';
import { COMPLAINING, PRAISING } from './sentences.ts';
import { SLOTS, TEMPLATES } from './templates.ts';

/** How often each template is filled; the same text is taken once. */
const FILLINGS = 60;

export interface CorpusOptions {
  /** Of the words that fill the templates, from 0 to 4294967295. */
  readonly seed: number;
}

/**
 * English sentences that praise or complain, half of each as near as may be: templates filled at random, and sentences
 * written one by one. All of it was written for this collection. A template and its opposite are one group, and so are
 * a sentence and its. The same seed gives the same sentences.
 */
export const sentimentCorpus = ({ seed }: CorpusOptions): readonly LabelledText[] => {
  const deal = dealer(numpyRandom(seed));
  const texts = new Map<string, LabelledText>();
  const add = (text: string, label: string, group: string): void => {
    texts.set(text, { text, label, group });
  };
  for (const [praise, complaint] of TEMPLATES) {
    for (let filling = 0; filling < FILLINGS; filling++) {
      add(filled(praise, deal), 'positive', praise);
      add(filled(complaint, deal), 'negative', praise);
    }
  }
  for (const [index, text] of PRAISING.entries()) add(text, 'positive', `sentence ${index}`);
  for (const [index, text] of COMPLAINING.entries()) add(text, 'negative', `sentence ${index}`);
  return [...texts.values()];
};

type Slot = keyof typeof SLOTS;
/** The next word of a slot. */
type Deal = (slot: Slot) => string;

const dealer = (random: NumpyRandom): Deal => {
  const decks = new Map<Slot, string[]>();
  return (slot) => {
    const left = decks.get(slot) ?? [];
    const deck = left.length > 0 ? left : shuffled(SLOTS[slot], random);
    decks.set(slot, deck);
    return deck.pop() ?? '';
  };
};

const shuffled = (words: readonly string[], random: NumpyRandom): string[] =>
  Array.from(random.permutation(words.length), (place) => words[place] ?? '');

const filled = (template: string, deal: Deal): string => {
  const text = template.replaceAll(/\{(\w+)\}/g, (braces, slot: string) =>
    isSlot(slot) ? deal(slot) : braces,
  );
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

const isSlot = (name: string): name is Slot => Object.hasOwn(SLOTS, name);
