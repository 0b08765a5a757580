/** English words that turn what follows them: within a few words, `good` is no praise any more. */
export const NEGATIONS = {
  words: [
    ...['not', 'never', 'no', 'nobody', 'nothing', 'none', 'neither', 'nor', 'without', 'hardly', 'barely'],
    ...['cannot', "can't", "couldn't", "didn't", "doesn't", "don't", "hadn't", "hasn't", "haven't", "isn't"],
    ...["aren't", "wasn't", "weren't", "won't", "wouldn't", "shouldn't"],
  ],
  reach: 4,
} as const;
