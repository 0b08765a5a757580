import type { Answer } from './api.ts';
import { type Check, holds, jsonOf, shown } from './check.ts';
import type { Here } from './here.ts';
import { KNOWN_ANSWERS, type KnownAnswer } from './known-answers.ts';

/** The functions that need no model say what they have always said. */
export const knownAnswerChecks = ({ functions }: Here): readonly Check[] =>
  KNOWN_ANSWERS.filter((known) => functions.some(({ name }) => name === known.function)).map(
    (known): Check => ({
      group: known.function,
      name: known.what,
      run: async (api) => {
        const answer = await api.send(known);
        return isAs(known, answer) ? undefined : `${shown(answer)}; wanted ${JSON.stringify(known.answer)}`;
      },
    }),
  );

const isAs = ({ answer: wanted }: KnownAnswer, answer: Answer): boolean =>
  answer.status === 200 &&
  (typeof wanted === 'string' ? answer.text === wanted : holds(jsonOf(answer), wanted));
