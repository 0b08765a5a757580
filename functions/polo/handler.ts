import * as z from 'zod';
import { parseEvent } from '../../lib/runtime/parse-event.ts';

const PoloEvent = z.object({ answer: z.string() });

/** Takes marco's answer; the other player is found when it was "Polo". */
export const createPoloHandler = () => (event: unknown) => ({
  found: parseEvent(PoloEvent, event, '{"answer": "Polo"}').answer === 'Polo',
});
