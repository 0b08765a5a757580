import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { correlated, currentScope, digestOf, inScope, safeId } from '../../../lib/runtime/correlation.ts';

const scope = { correlationId: 'outer', requestId: 'r-1', functionVersion: '7' };

describe('correlated', () => {
  it('gives each of two parts that run side by side its own id, and leaves none behind', async () => {
    const part = (id: string) =>
      correlated(id, async () => {
        await sleep(1);
        return currentScope();
      });
    const [one, other] = await inScope(scope, () => Promise.all([part('a'), part('b')]));
    expect(one).toEqual({ ...scope, correlationId: 'a' });
    expect(other?.correlationId).toBe('b');
    expect(currentScope()).toBeUndefined();
  });

  it('goes back to the outer id, also after a failure', async () => {
    await inScope(scope, async () => {
      await correlated('inner', () => Promise.reject(new Error('no'))).catch(() => {});
      expect(currentScope()?.correlationId).toBe('outer');
    });
  });
});

describe('safeId', () => {
  it.each(['JKJaXmPLvHcESHA=', 'C3D13FE58DE4C810', '2f1c0a3e-7d1b-4a3c-9f7e-1c2d3e4f5a6b', 'order-42'])(
    'keeps %s',
    (id) => {
      expect(safeId(id)).toBe(id);
    },
  );

  it.each([
    'jane@example.com',
    'Jane Roe',
    '+14155550100',
    '48.8584,2.2945',
    'a.b.c',
    '4111111111111111',
    'jane',
    '',
    'x\n{"level":"INFO"}',
  ])('tells %j by its digest', (id) => {
    expect(safeId(id)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('tells apart what the digest is of', () => {
    expect(digestOf('images', 'a.jpg')).not.toBe(digestOf('images', 'b.jpg'));
  });
});
