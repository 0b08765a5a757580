import { InvalidArgumentError } from 'commander';
import { oneOf } from '../option-values.ts';

/** Reads several of a few words, with commas between them, in any case. */
export const wordList =
  (...words: readonly string[]) =>
  (text: string): readonly string[] => {
    const read = oneOf(...words);
    const given = text.split(',').map((word) => word.trim());
    if (given.every((word) => word === ''))
      throw new InvalidArgumentError(`Give some of ${words.join(', ')}.`);
    return [...new Set(given.filter(Boolean).map(read))];
  };
