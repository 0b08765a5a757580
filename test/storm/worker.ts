import { MOST_RECEIVES } from '../../functions/label-image/definition.ts';
import { createLabelImageHandler } from '../../functions/label-image/handler.ts';
import type { Labelled } from '../../functions/label-image/ports.ts';
import { TransientError } from '../../lib/core/errors.ts';
import type { Invocation } from '../../lib/local/sandbox/sandbox.ts';
import { LETTER_ATTRIBUTES } from '../../lib/runtime/dead-letters.ts';
import type { Claims } from '../../lib/runtime/object-work/claims.ts';
import { receivesOf } from '../../lib/runtime/queue-event.ts';
import { awsError } from './faults.ts';
import { forever, type KillPoint } from './kill-points.ts';
import type { World } from './world.ts';

const TIMEOUT_MS = 60_000;
const ENDED = { errorType: 'Runtime.ExitError', errorMessage: 'killed' };
const LABELLED: Labelled = {
  ok: true,
  labels: [{ name: 'Red', confidence: 98.5, parents: ['Color'] }],
  modelVersion: 'storm-1.0',
};

/**
 * Runs label-image's own handler over the world's services, as one invocation in a sandbox of its own; killed at
 * `killAt`, nothing more comes of it, and the poller hears that it ended.
 */
export const runWorker = (
  world: World,
  event: unknown,
  killAt: KillPoint | undefined,
): Promise<Invocation> => {
  const { time, s3, dice, rates } = world;
  const died = Promise.withResolvers<Invocation>();
  let dead = false;
  let paid: string | undefined;
  const pass = async (point: KillPoint): Promise<void> => {
    await time.sleep(1 + dice.upTo(world.latencyMs));
    if (point === killAt && !dead) {
      dead = true;
      if (paid !== undefined) world.cutOff.push(paid);
      world.killed.push(point);
      died.resolve({ ok: false, error: ENDED, log: [] });
    }
    if (dead) await forever();
  };
  const failing = (share: number, name: string): void => {
    if (!dice.chance(share)) return;
    if (paid !== undefined) world.cutOff.push(paid);
    throw awsError(name);
  };
  const claims: Claims = {
    during: async ({ key }, owner, work) => {
      await pass('before the claim');
      const held = s3.claims.get(key);
      if (held && held.owner !== owner && held.until > time.clock.now())
        throw new TransientError('upstream_unavailable', 'taken');
      s3.claims.set(key, { owner, until: time.clock.now() + TIMEOUT_MS });
      await pass('after the claim');
      try {
        return await work();
      } finally {
        await pass('before giving back the claim');
        paid = undefined;
        if (s3.claims.get(key)?.owner === owner) s3.claims.delete(key);
        await pass('after giving back the claim');
      }
    },
    drop: async ({ key }, owner) => {
      if (s3.claims.get(key)?.owner === owner) s3.claims.delete(key);
    },
  };
  const handler = createLabelImageHandler({
    imagesBucket: 'images',
    clock: { now: time.clock.now, sleep: time.sleep },
    claims,
    pictures: {
      head: async (object) => {
        await pass('before reading the picture');
        failing(rates.failedReads, 'ServiceUnavailable');
        const head = s3.read(object);
        await pass('after reading the picture');
        if (head.found && world.poison.get(object.key) === 'no picture')
          return { ...head, bytes: Buffer.from('<!DOCTYPE html>') };
        return head;
      },
    },
    labeller: {
      label: async ({ key, sequencer, etag }) => {
        await pass('before the paid call');
        failing(rates.throttledCalls, 'ThrottlingException');
        const poison = world.poison.get(key);
        if (poison === 'never answered') throw awsError('TimeoutError');
        if (poison === 'always a bug') throw new TypeError('cannot read properties of undefined');
        paid = `${key} ${sequencer ?? etag}`;
        world.paid.push(paid);
        await pass('after the paid call');
        if (poison !== 'refused by the service') return LABELLED;
        return { ok: false, code: 'image_corrupt', detail: 'the picture cannot be decoded' };
      },
    },
    results: {
      find: async ({ key }) => {
        await pass('before looking for a result');
        failing(rates.failedReads, 'ServiceUnavailable');
        const stored = s3.results.get(key)?.stored;
        await pass('after looking for a result');
        return stored;
      },
      write: async (object, document, previous) => {
        await pass('before writing the result');
        failing(rates.failedWrites, 'InternalError');
        const written = s3.write(object, document, previous);
        await pass('after writing the result');
        failing(rates.lostAnswers, 'TimeoutError');
        return written;
      },
    },
    deadLetters: {
      maxReceives: MOST_RECEIVES,
      bury: async (record, { code, detail }) => {
        await pass('before the dead letter');
        failing(rates.failedWrites, 'ServiceUnavailable');
        const attributes = {
          [LETTER_ATTRIBUTES.code]: text(code),
          [LETTER_ATTRIBUTES.detail]: text(detail),
          [LETTER_ATTRIBUTES.attempts]: text(String(receivesOf(record))),
          [LETTER_ATTRIBUTES.messageId]: text(record.messageId),
        };
        await world.deadLetters.send(record.body, { attributes });
        await pass('after the dead letter');
      },
    },
  });
  const end = time.clock.now() + TIMEOUT_MS;
  const remaining = () => (dead ? 0 : Math.max(0, end - time.clock.now()));
  const invoked = async (): Promise<Invocation> => {
    await pass('before the batch');
    const reply = await handler(event, { awsRequestId: 'storm', getRemainingTimeInMillis: remaining });
    await pass('before the acknowledgement');
    return { ok: true, payload: JSON.stringify(reply), log: [] };
  };
  return Promise.race([invoked(), died.promise]);
};

const text = (StringValue: string) => ({ DataType: 'String', StringValue });
