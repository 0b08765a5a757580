import * as z from 'zod';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import { MOST_SENTENCES } from './definition.ts';
import { type SummarizePorts, type Summary, summarizePage } from './summarize-page.ts';

const SENTENCES = `"sentences" must be a whole number from 1 to ${MOST_SENTENCES}`;

const SummarizeEvent = z.strictObject({
  entity: z.string('"entity" must be the name of a page, such as "Marco Polo"'),
  sentences: z.int(SENTENCES).min(1, SENTENCES).max(MOST_SENTENCES, SENTENCES).default(3),
  language: z.string('"language" must be the code of a language, such as "fr"').optional(),
  fresh: z.boolean('"fresh" must be true or false').default(false),
});

/** Takes an event like `{"entity": "Marco Polo", "sentences": 2, "language": "fr"}`. */
export const createSummarizeHandler =
  (ports: SummarizePorts) =>
  async (event: unknown): Promise<Summary> =>
    summarizePage(ports, parseEvent(SummarizeEvent, event, EXAMPLE));

const EXAMPLE = '{"entity": "Marco Polo", "sentences": 2, "language": "fr"}';
