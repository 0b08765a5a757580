import { describe, expect, it } from 'vitest';
import { casesOf } from '../../functions/check-release/cases.ts';
import { defineFunction, type HttpTrigger } from '../../functions/definition.ts';
import { FUNCTIONS } from '../../functions/registry.ts';
import { knownAnswers } from './release-ports.ts';

const route: HttpTrigger = { kind: 'http', method: 'POST', path: '/ask' };
const described = { name: 'ask', summary: 'Asks.', triggers: [route] } as const;
const alone = defineFunction({ ...described, models: 'scoring' });
const asking = defineFunction({ ...described, access: [{ kind: 'translate-texts' }] });

const recordings = async () => [
  ...[200, 202, 400, 404, 413, 415, 422, 429, 503, 504].map((statusCode) => ({
    case: `${statusCode}`,
    event: {},
    reply: { statusCode, body: {} },
  })),
  { case: 'direct', event: {}, reply: { translated: 'oui' } },
  { case: 'text', event: {}, reply: 'oui' },
];

const namesFor = async (definition: typeof alone) =>
  (await casesOf('ask', { ...knownAnswers, functions: [definition], recordings })).map((each) => each.case);

describe('what a new version is asked', () => {
  it('is everything recorded, where it answers out of itself', async () => {
    expect(await namesFor(alone)).toHaveLength(12);
  });

  it('is only what it refuses at sight, where it works with services: the rest costs, starts things or varies', async () => {
    expect(await namesFor(asking)).toEqual(['400', '413', '415']);
  });

  it('is something, for every function behind the API', async () => {
    const released = FUNCTIONS.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'http'));
    for (const { name } of released)
      expect({ name, cases: (await casesOf(name, knownAnswers)).length }).not.toEqual({ name, cases: 0 });
  });

  it('is the golden rows of models where every model can be asked, and nowhere else', async () => {
    for (const { name } of FUNCTIONS) {
      const cases = (await casesOf(name, knownAnswers)).filter((each) => each.case.startsWith('the golden'));
      expect({ name, golden: cases.length > 0 }).toEqual({ name, golden: name === 'predict' });
    }
  });
});
