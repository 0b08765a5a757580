import * as z from 'zod';
import { parseEvent } from '../../lib/runtime/parse-event.ts';

const EchoEvent = z.object({ message: z.string().optional() });

/** The message of an event like `{"message": "ahoy"}`, or a greeting when it has none. */
export const createEchoHandler = () => (event: unknown) =>
  parseEvent(EchoEvent, event, '{"message": "ahoy"}').message ?? 'Hello World!';
