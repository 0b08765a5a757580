import * as z from 'zod';
import { centsOf, formatChange, makeChange } from '../../lib/core/money/change.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';

const ChangeEvent = z.object({ dollars: z.string(), cents: z.string() });

/** Takes whole dollars and cents as decimal text: `{"dollars": "1", "cents": "34"}`. */
export const createChangeHandler = () => (event: unknown) => {
  const { dollars, cents } = parseEvent(ChangeEvent, event, '{"dollars": "1", "cents": "34"}');
  return formatChange(makeChange(centsOf(dollars, cents)));
};
