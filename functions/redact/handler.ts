import type { TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import { type RedactReply, redactText } from './redact-text.ts';
import { readRedactRequest } from './request.ts';

/** Takes personal data out of a text, or withholds the text. */
export const createRedactHandler =
  ({ analyser }: { readonly analyser: TextAnalyser }) =>
  async (event: unknown): Promise<RedactReply> =>
    redactText(analyser, readRedactRequest(event));
