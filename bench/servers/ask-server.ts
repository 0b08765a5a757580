import * as z from 'zod';
import { REQUEST_BODY } from './server-spec.ts';

const Reply = z.object({
  prediction: z.object({ height_inches: z.number(), height_human_readable: z.string() }),
});

/** A request that is not answered in this time is asked again. */
const PATIENCE_MS = 5000;

/**
 * Asks a server for one prediction.
 *
 * @returns `false` when nobody answers, or a server that is not ready yet says so with a 5xx.
 * @throws {Error} when the answer is wrong: what is fast but wrong is not measured.
 */
export const askServer = async (url: string, expectedInches: number | undefined): Promise<boolean> => {
  const response = await post(url);
  if (!response || response.status >= 500) return false;
  const text = await response.text();
  const reply = Reply.safeParse(response.ok ? JSON.parse(text) : undefined);
  const inches = reply.data?.prediction.height_inches;
  const isRight = expectedInches === undefined ? Number.isFinite(inches) : inches === expectedInches;
  if (isRight) return true;
  throw new Error(`it must answer ${expectedInches ?? 'a height'}, and says ${response.status} ${text}`);
};

const post = async (url: string): Promise<Response | undefined> => {
  try {
    return await fetch(url, {
      method: 'POST',
      body: REQUEST_BODY,
      headers: { 'content-type': 'application/json', connection: 'close' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return undefined;
  }
};
