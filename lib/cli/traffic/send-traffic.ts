import { setTimeout as sleep } from 'node:timers/promises';
import type { Api, Ask } from '../verify/api.ts';
import type { GoodRequests } from './good-requests.ts';

export interface Pace {
  /** Requests per second, to each function. */
  readonly rate: number;
  readonly milliseconds: number;
}

export interface TrafficReport {
  readonly seconds: number;
  /** Requests sent to each function. */
  readonly sent: Readonly<Record<string, number>>;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly unanswered: number;
  /** Requests that were due while too many were under way. */
  readonly heldBack: number;
}

/** Requests to one function under way at the same time: a deployment that hangs is not buried. */
const MOST_UNDER_WAY = 20;

/** Sends requests at a steady pace, to each function its own in turn, whatever becomes of the answers. */
export const sendTraffic = async (
  api: Api,
  requests: GoodRequests,
  { rate, milliseconds }: Pace,
): Promise<TrafficReport> => {
  const lanes = [...requests].map(([name, asks]) => ({
    name,
    asks,
    sent: 0,
    underWay: new Set<Promise<void>>(),
  }));
  const statuses: Record<string, number> = {};
  let [unanswered, heldBack] = [0, 0];
  const ask = async (what: Ask): Promise<void> => {
    try {
      const { status } = await api.send(what);
      statuses[status] = (statuses[status] ?? 0) + 1;
    } catch {
      unanswered += 1;
    }
  };
  const started = performance.now();
  const elapsed = (): number => performance.now() - started;
  const turns = Math.max(1, Math.round((rate * milliseconds) / 1000));
  for (let turn = 0; turn < turns; turn += 1) {
    await sleep(Math.max(0, (turn * 1000) / rate - elapsed()));
    for (const lane of lanes) {
      const { asks, underWay } = lane;
      const next = asks[turn % asks.length];
      if (next === undefined) continue;
      if (underWay.size >= MOST_UNDER_WAY) {
        heldBack += 1;
        continue;
      }
      lane.sent += 1;
      const sending = ask(next).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
  }
  await Promise.all(lanes.flatMap(({ underWay }) => [...underWay]));
  const sent = Object.fromEntries(lanes.map(({ name, sent: count }) => [name, count]));
  return { seconds: Math.round(elapsed()) / 1000, sent, statuses, unanswered, heldBack };
};
