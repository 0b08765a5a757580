import { describe, expect, it } from 'vitest';
import { type BucketTrigger, defineFunction } from '../../../functions/definition.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { refuseUnsound } from '../../../lib/infra/function-rules.ts';

const PICTURES: BucketTrigger = {
  kind: 'bucket',
  bucket: 'images',
  suffixes: ['.png'],
  batchSize: 10,
  maxReceiveCount: 5,
  maxConcurrency: 5,
};
const described = { name: 'thing', summary: 'Does a thing.' } as const;

describe('refuseUnsound', () => {
  it.each(FUNCTIONS.map((definition) => [definition.name, definition] as const))(
    'has nothing against %s',
    (_, definition) => {
      expect(() => refuseUnsound(definition)).not.toThrow();
    },
  );

  it('refuses a function that writes to the bucket that starts it', () => {
    const access = [{ kind: 'write-objects', bucket: 'images' }] as const;
    expect(() => refuseUnsound(defineFunction({ ...described, triggers: [PICTURES], access }))).toThrow(
      'function "thing" is started by the bucket "images" and writes to it',
    );
  });

  it('takes a function that reads the bucket that starts it and writes to another', () => {
    const access = [
      { kind: 'read-objects', bucket: 'images' },
      { kind: 'write-objects', bucket: 'labels' },
    ] as const;
    expect(() => refuseUnsound(defineFunction({ ...described, triggers: [PICTURES], access }))).not.toThrow();
  });

  it('refuses a reserve below what all queues of the function may ask for together', () => {
    const triggers = [PICTURES, { ...PICTURES, bucket: 'labels', maxConcurrency: 2 }] as const;
    expect(() => refuseUnsound(defineFunction({ ...described, triggers, reservedConcurrency: 6 }))).toThrow(
      'reserves 6 sandboxes and its queues ask for 7; reserve at least 7',
    );
    expect(() =>
      refuseUnsound(defineFunction({ ...described, triggers, reservedConcurrency: 7 })),
    ).not.toThrow();
  });

  it('counts queues that functions fill as well', () => {
    const names = {
      kind: 'queue',
      queue: 'names',
      batchSize: 10,
      maxReceiveCount: 6,
      maxConcurrency: 5,
    } as const;
    expect(() =>
      refuseUnsound(defineFunction({ ...described, triggers: [PICTURES, names], reservedConcurrency: 9 })),
    ).toThrow('its queues ask for 10');
    const access = [{ kind: 'send-messages', queue: 'names' }] as const;
    expect(() => refuseUnsound(defineFunction({ ...described, triggers: [names], access }))).toThrow(
      'function "thing" reads the queue "names" and sends to it',
    );
  });

  it('refuses a step of a workflow that starts it', () => {
    const triggers = [{ kind: 'task', workflow: 'game' }] as const;
    const starting = (workflow: string) => () =>
      refuseUnsound(defineFunction({ ...described, triggers, access: [{ kind: 'run-workflow', workflow }] }));
    expect(starting('game')).toThrow('function "thing" is a step of the workflow "game" and starts it');
    expect(starting('another')).not.toThrow();
  });

  it('refuses an HTTP function that outlasts API Gateway, and no other', () => {
    const http = [{ kind: 'http', method: 'GET', path: '/slow' }] as const;
    const direct = [{ kind: 'direct' }] as const;
    const timed = (timeoutSeconds: number, triggers: typeof http | typeof direct) => () =>
      refuseUnsound(defineFunction({ ...described, triggers, timeoutSeconds }));
    expect(timed(29, http)).toThrow(
      'may take 29 s, but API Gateway gives up before; at most 28 s behind HTTP',
    );
    expect(timed(28, http)).not.toThrow();
    expect(timed(900, direct)).not.toThrow();
  });
});
