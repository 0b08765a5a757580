/** The words of a list written with spaces between them. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Word lists with something to say for each word of a list. */
export const wordMap = <T>(lists: readonly (readonly [string, T])[]): ReadonlyMap<string, T> =>
  new Map(lists.flatMap(([words, value]) => [...wordSet(words)].map((word) => [word, value] as const)));
