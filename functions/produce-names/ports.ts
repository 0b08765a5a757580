import type { NameMessage } from '../../lib/core/pipeline/name-message.ts';

export interface FoundList {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

/** Where lists of names are kept. */
export interface Lists {
  /** @throws {ValidationError} `list_invalid` when there is no such list, or one too large to be read. */
  read(key: string): Promise<FoundList>;
}

/** Where names go. */
export interface NamesQueue {
  /** Resolves when each message is in the queue, at least once. */
  send(messages: readonly NameMessage[]): Promise<void>;
}
