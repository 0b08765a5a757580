import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { ConfigError, TransientError } from '../../core/errors.ts';
import { count } from '../metrics.ts';
import { stillAs, unlessOvertaken } from '../s3/conditional-write.ts';
import { readText } from '../s3/read-text.ts';
import type { PaidCalls, PaidService } from './paid-calls.ts';

export interface DailyBudgetOptions {
  readonly bucket: string;
  /** Calls a day; a service without one has no limit. */
  readonly dailyCalls: Readonly<Partial<Record<PaidService, number>>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Calls are taken in blocks of a thousandth of the limit, so that not every call has to ask. */
const BLOCKS = 1000;
/** Writers of other sandboxes that may come in between. */
const MOST_ROUNDS = 12;
const RACE_PAUSE_MS = 25;

const Taken = z.object({ taken: z.int().min(0) });

interface Purse {
  readonly day: string;
  /** Taken from the day's limit and not used yet; what a sandbox has left when it ends is lost. */
  readonly left: number;
}

/**
 * A day's limit on calls, over every sandbox of every function: one counter a service and day in S3, raised by
 * conditional writes before anything is called. It never lets more through than the limit; when it cannot be
 * asked, nothing is called.
 */
export const dailyBudget = (
  s3: S3Client,
  { bucket, dailyCalls, now }: DailyBudgetOptions,
): Pick<PaidCalls, 'take'> => {
  const purses = new Map<PaidService, Purse>();
  /** One at a time for each service: calls that run side by side share a block. */
  const queues = new Map<PaidService, Promise<unknown>>();

  const takeNow = async (service: PaidService, calls: number, limit: number): Promise<void> => {
    const day = new Date(now()).toISOString().slice(0, 10);
    const purse = purses.get(service);
    const left = purse?.day === day ? purse.left : 0;
    const block = Math.ceil(limit / BLOCKS);
    const missing = calls - left;
    const taken = missing > 0 ? await raise(s3, { bucket, service, day, limit, missing, block }) : 0;
    purses.set(service, { day, left: left + taken - calls });
  };

  return {
    take: async (service, calls) => {
      const limit = dailyCalls[service];
      if (limit !== undefined) {
        const before = queues.get(service) ?? Promise.resolve();
        const turn = before.catch(() => {}).then(() => takeNow(service, calls, limit));
        queues.set(service, turn);
        await turn;
      }
      count('PaidCalls', calls);
    },
  };
};

interface Raise {
  readonly bucket: string;
  readonly service: PaidService;
  readonly day: string;
  readonly limit: number;
  readonly missing: number;
  readonly block: number;
}

/** @returns how many calls were taken: what is missing, rounded up to blocks where the day has as many left. */
const raise = async (
  s3: S3Client,
  { bucket, service, day, limit, missing, block }: Raise,
): Promise<number> => {
  const place = { Bucket: bucket, Key: budgetKey(service, day) };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const stored = await readText(s3, place);
    const { taken } = stored ? Taken.parse(JSON.parse(stored.text)) : { taken: 0 };
    if (taken + missing > limit) throw usedUp(service, limit);
    const wanted = Math.min(Math.ceil(missing / block) * block, limit - taken);
    const Body = JSON.stringify({ taken: taken + wanted });
    const object = { ...place, ...stillAs(stored), Body, ContentType: 'application/json' };
    if (await unlessOvertaken(() => s3.send(new PutObjectCommand(object)))) return wanted;
    await sleep(RACE_PAUSE_MS * (round + 1) * (0.5 + Math.random()));
  }
  throw new TransientError('overloaded', 'too many calls are being counted at once; try again');
};

/** Where counters lie, beside the answers. */
export const BUDGET_PREFIX = '.budget/';

export const budgetKey = (service: PaidService, day: string): string =>
  `${BUDGET_PREFIX}${service}/${day}.json`;

const usedUp = (service: PaidService, limit: number): ConfigError => {
  count('BudgetRefused');
  const setting = `daily${service.charAt(0).toUpperCase()}${service.slice(1)}Calls`;
  return new ConfigError(
    'budget_exhausted',
    `the ${limit} calls to ${service} that a day may have do not suffice for this one; a new day begins at midnight UTC, and the deployer can raise ${setting}`,
  );
};
