import * as z from 'zod';
import { LIST_LIMITS } from './list-refusal.ts';
import { RunRef } from './run.ts';

/** What travels through the queue of names. */
export const NameMessage = z.strictObject({
  ...RunRef.shape,
  name: z
    .string()
    .min(1)
    .refine(
      (name) => Buffer.byteLength(name) <= LIST_LIMITS.nameBytes,
      `at most ${LIST_LIMITS.nameBytes} bytes`,
    ),
});
export type NameMessage = z.infer<typeof NameMessage>;
