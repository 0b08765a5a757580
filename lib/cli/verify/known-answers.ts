import type { Ask } from './api.ts';

/** A request whose answer never changes. */
export interface KnownAnswer extends Ask {
  /** The function that answers; without it the check is left out. */
  readonly function: string;
  readonly what: string;
  /** JSON that must be in the answer; a text is the whole of it. */
  readonly answer: unknown;
}

const sentiment = (text: string, positive: boolean): KnownAnswer => ({
  function: 'sentiment',
  what: text,
  path: '/sentiment',
  body: JSON.stringify([text]),
  answer: { positive },
});

const coins = (path: string, answer: unknown): KnownAnswer => ({
  function: 'change',
  what: path,
  path,
  answer,
});

/** What every deployment is to answer, whichever model or service it asks. */
export const KNOWN_ANSWERS: readonly KnownAnswer[] = [
  coins('/change/1/34', [{ '5': 'quarters' }, { '1': 'nickels' }, { '4': 'pennies' }]),
  coins('/change/1/5', [{ '4': 'quarters' }, { '1': 'nickels' }]),
  coins('/change/0/0', []),
  sentiment('MLOps is critical for robustness', true),
  sentiment('espresso is too strong', false),
  { function: 'echo', what: 'a message in the query', path: '/hello?message=ahoy', answer: 'ahoy' },
  { function: 'echo', what: 'no message', path: '/hello', answer: 'Hello World!' },
  {
    function: 'echo',
    what: 'a message in the body',
    path: '/hello',
    body: '{"message": "from the body"}',
    answer: 'from the body',
  },
];

/** Heights in inches, and in words, that version 1 of `mlb-height` gives for weights in pounds. */
export const KNOWN_HEIGHTS = [
  [180, 72.43, '6 foot, 0 inches'],
  [200, 73.61, '6 foot, 2 inches'],
  [225, 75.09, '6 foot, 3 inches'],
  [400, 85.45, '7 foot, 1 inches'],
] as const;
