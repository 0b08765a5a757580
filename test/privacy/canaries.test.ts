import { expect, it } from 'vitest';
import { CANARIES, canariesIn, leaksIn } from './canaries.ts';

it('there are forty, and each is found in every form', () => {
  expect(new Set(CANARIES).size).toBe(40);
  for (const canary of CANARIES) {
    const forms = [
      `before ${canary} after`,
      JSON.stringify({ key: canary }),
      `/path?q=${encodeURIComponent(canary)}`,
      Buffer.from(canary).toString('base64'),
    ];
    for (const form of forms) expect(canariesIn(form)).toContain(canary);
    expect(leaksIn(forms)).toHaveLength(4);
  }
});

it('what holds none is clean', () => {
  expect(leaksIn(['{"level":"INFO","message":"picture settled"}', ''])).toEqual([]);
});
