import { casesOf } from '../functions/event-cases.ts';

/** Stands for something about a person; it occurs nowhere else. */
export const PRIVATE = 'sent-by-a-person-4f1c';

/** Events of a function in which everything that a caller may choose says something private. */
export const privateEvents = (functionName: string): unknown[] => [
  PRIVATE,
  [PRIVATE],
  { [PRIVATE]: PRIVATE },
  { Weight: PRIVATE, name: PRIVATE, message: PRIVATE, dollars: PRIVATE, cents: PRIVATE, Records: PRIVATE },
  ...casesOf(functionName).flatMap(({ event }) => BODIES.map((body) => withBody(event, body))),
];

const BODIES = [
  PRIVATE,
  JSON.stringify(PRIVATE),
  JSON.stringify({ [PRIVATE]: PRIVATE, Weight: PRIVATE }),
  JSON.stringify({ message: PRIVATE, source: 'en', target: 'fr' }),
  JSON.stringify({ entity: PRIVATE, language: PRIVATE }),
];

/** With another body of the request, or of every message. */
const withBody = (event: unknown, body: string): unknown => {
  if (typeof event !== 'object' || event === null) return body;
  if (!('Records' in event) || !Array.isArray(event.Records))
    return { ...event, body, isBase64Encoded: false };
  return { Records: event.Records.map((record) => ({ ...record, body })) };
};
