import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';

/** One version of a function, or what its alias points to. */
export interface Target {
  /** As AWS calls the function. */
  readonly functionName: string;
  /** A version's number or an alias. */
  readonly qualifier?: string;
}

export type Answer =
  | { readonly kind: 'reply'; readonly reply: unknown }
  /** The function failed, or nobody could reach it. */
  | { readonly kind: 'failure'; readonly reason: string };

export interface Versions {
  /** Calls a version by itself, past the alias; never rejects. */
  ask(target: Target, event: unknown): Promise<Answer>;
}

const LambdaError = z.object({ errorType: z.string() });

export const lambdaVersions = (lambda: LambdaClient): Versions => ({
  ask: async ({ functionName, qualifier }, event) => {
    try {
      const { FunctionError, Payload } = await lambda.send(
        new InvokeCommand({
          FunctionName: qualifier === undefined ? functionName : `${functionName}:${qualifier}`,
          Payload: JSON.stringify(event),
        }),
      );
      const reply: unknown = JSON.parse(Payload?.transformToString() || 'null');
      if (FunctionError === undefined) return { kind: 'reply', reply };
      const { errorType = 'an error' } = LambdaError.safeParse(reply).data ?? {};
      return { kind: 'failure', reason: `it failed with ${errorType}` };
    } catch (error) {
      const name = error instanceof Error ? error.name : 'an error';
      return { kind: 'failure', reason: `it could not be called: ${name}` };
    }
  },
});
