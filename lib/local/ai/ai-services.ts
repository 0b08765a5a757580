import type { ReadObject } from '../rekognition/read-image.ts';
import type { JsonOperation, JsonService } from '../wire/json-service.ts';
import { RawReply } from '../wire/raw-reply.ts';
import type { AiMode } from './ai-mode.ts';
import { type AiCall, type Forward, forwarder } from './forward-call.ts';
import { inlinePicture, type Request } from './inline-picture.ts';
import { recordedRequest } from './recorded-request.ts';
import { type Recordings, recordingsIn } from './recordings.ts';
import type { AiService } from './upstream-address.ts';

/** The laptop cloud's own engines, each by the service it stands for. */
export type LocalEngines = readonly (readonly [AiService, JsonService])[];

/**
 * The AI services as the mode has them answered. Whatever the mode, only those operations are answered that the
 * laptop cloud has itself: none of them changes anything in an account.
 */
export const aiServices = (
  mode: AiMode,
  engines: LocalEngines,
  readObject: ReadObject,
): readonly JsonService[] => {
  if (mode.kind === 'local') return engines.map(([, engine]) => engine);
  const answer = answerer(mode);
  return engines.map(([service, { target, version, operations }]) => {
    const answered =
      (name: string): JsonOperation =>
      async (input, { body }) => {
        const request = await inlinePicture({ input, body }, readObject);
        const reply = await answer({ ...request, service, target: `${target}.${name}` });
        return new RawReply(reply.status, { ...reply.headers, 'x-polo-ai': mode.kind }, reply.body);
      };
    const names = Object.keys(operations);
    return {
      target,
      version,
      operations: Object.fromEntries(names.map((name) => [name, answered(name)])),
    };
  });
};

type Answer = (call: AiCall & Request) => Promise<RawReply>;

const answerer = (mode: Exclude<AiMode, { kind: 'local' }>): Answer => {
  switch (mode.kind) {
    case 'aws':
      return forwarder(mode.upstream);
    case 'record':
      return recorder(forwarder(mode.upstream), recordingsIn(mode.folder), mode.warn);
    case 'replay': {
      const recordings = recordingsIn(mode.folder);
      return ({ target, input }) => recordings.find(recordedRequest(target, input));
    }
  }
};

/** Refusals are handed on and not kept: they say more about that moment than about the request. */
const recorder =
  (forward: Forward, recordings: Recordings, warn: (line: string) => void): Answer =>
  async (call) => {
    const reply = await forward(call);
    if (reply.status !== 200) return reply;
    await recordings
      .keep(call.target, recordedRequest(call.target, call.input), reply)
      .catch((cause: unknown) => {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
        warn(`an answer of ${call.target} was paid for and could not be kept (${code})`);
      });
    return reply;
  };
