import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { CliError } from '../cli-error.ts';
import type { Result } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { type IdentityValues, identityFor } from '../query/identity.ts';
import { replyResult } from '../query/reply-result.ts';
import { reachApi } from '../verify/address.ts';
import { type Ask, httpApi } from '../verify/api.ts';

const Started = z.object({ run: z.string(), status: z.string(), started: z.boolean() });

const Run = z.looseObject({
  run: z.string(),
  status: z.string(),
  startedAt: z.string(),
  names: z.number().optional(),
  outcomes: z.number().optional(),
  done: z.number().optional(),
  failed: z.number().optional(),
  results: z.string().optional(),
  error: z.string().optional(),
});
export type Run = z.infer<typeof Run>;

export interface NewRun {
  readonly run?: string;
  readonly list?: string;
  readonly again?: true;
}

/** A deployment's runs, through its API. */
export interface RunsApi {
  start(run: NewRun): Promise<z.infer<typeof Started>>;
  status(run: string): Promise<Run>;
  /** Asks again and again until the run is over; `onLook` hears each answer. */
  follow(run: string, onLook: (run: Run) => Promise<void>): Promise<Run>;
}

const TIMEOUT_SECONDS = 30;
const POLL_MS = 1000;
/** In a row: a run takes its time, and nobody should have to begin to wait anew for one answer that was lost. */
const MOST_FAILURES = 5;

/** @throws {CliError} from each call: `unreachable`, or the API's refusal. */
export const runsApi = async (url: string, identity: IdentityValues): Promise<RunsApi> => {
  const api = httpApi({ url, timeoutSeconds: TIMEOUT_SECONDS, identify: await identityFor(url, identity) });
  const ask = async <T>(schema: z.ZodType<T>, request: Ask): Promise<T> => {
    const { status, text } = await reachApi(url, () => api.send(request));
    const result = replyResult({ answered: true, status, text });
    if (result.exitCode === EXIT.ok) return schema.parse(result.output);
    throw refused(result);
  };
  const status = (run: string) => ask(Run, { path: `/runs/${encodeURIComponent(run)}` });
  return {
    status,
    start: (run) => ask(Started, { path: '/runs', body: JSON.stringify(run) }),
    follow: async (run, onLook) => {
      for (let failures = 0; ; ) {
        try {
          const look = await status(run);
          failures = 0;
          await onLook(look);
          if (look.status !== 'RUNNING') return look;
        } catch (failure) {
          failures += 1;
          if (failures > MOST_FAILURES) throw failure;
        }
        await sleep(POLL_MS);
      }
    },
  };
};

const refused = ({ exitCode, problem = 'the API refused' }: Result): CliError =>
  new CliError(exitCode, problem);
