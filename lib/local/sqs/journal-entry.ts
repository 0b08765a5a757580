import type { StoredMessage } from './message.ts';
import type { MessageTable } from './message-table.ts';

/** What a queue is, apart from its messages: AWS's own attribute names and texts, and tags. */
export interface QueueDescription {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** One change to a queue, as a line of its journal. */
export type JournalEntry =
  | { readonly op: 'queue'; readonly queue: QueueDescription }
  | { readonly op: 'put'; readonly message: StoredMessage }
  | {
      readonly op: 'got';
      readonly id: string;
      readonly receives: number;
      readonly visibleAt: number;
      readonly first: number;
    }
  | { readonly op: 'hide'; readonly id: string; readonly visibleAt: number }
  | { readonly op: 'del'; readonly id: string };

/** Does to the table what the entry says was done before. */
export const replay = (entry: JournalEntry, table: MessageTable, now: number): void => {
  switch (entry.op) {
    case 'queue':
      break;
    case 'put':
      table.put(entry.message, now);
      break;
    case 'del':
      table.remove(entry.id);
      break;
    case 'got':
      change(table, entry.id, now, {
        receives: entry.receives,
        visibleAt: entry.visibleAt,
        firstReceivedAt: entry.first,
      });
      break;
    case 'hide':
      change(table, entry.id, now, { visibleAt: entry.visibleAt });
      break;
  }
};

export const isJournalEntry = (value: unknown): value is JournalEntry => {
  if (typeof value !== 'object' || value === null || !('op' in value)) return false;
  if (value.op === 'queue') return 'queue' in value;
  if (value.op === 'put') return 'message' in value;
  return 'id' in value && (value.op === 'got' || value.op === 'hide' || value.op === 'del');
};

const change = (table: MessageTable, id: string, now: number, to: Partial<StoredMessage>): void => {
  const message = table.get(id);
  if (message !== undefined) table.update({ ...message, ...to }, now);
};
