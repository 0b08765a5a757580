import * as z from 'zod';
import { parseEvent } from '../../lib/runtime/parse-event.ts';

const MarcoEvent = z.object({ name: z.string() });

/** Hears a name, case and all, and calls back. */
export const createMarcoHandler = () => (event: unknown) =>
  parseEvent(MarcoEvent, event, '{"name": "Marco"}').name === 'Marco' ? 'Polo' : 'No!';
