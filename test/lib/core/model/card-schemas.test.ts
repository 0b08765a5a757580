import { describe, expect, it } from 'vitest';
import { replySchema, requestSchema } from '../../../../lib/core/model/card-schemas.ts';
import { sampleCard } from './sample-model.ts';

describe('requestSchema', () => {
  it('describes one row and many by the features of the card, and takes nothing else', () => {
    const row = {
      type: 'object',
      properties: { x: expect.objectContaining({ type: 'number', description: 'in m; trained on 0 to 10' }) },
      required: ['x'],
      additionalProperties: false,
    };
    const many = expect.objectContaining({
      properties: { data: expect.objectContaining({ items: row, maxItems: 10_000 }) },
    });
    expect(requestSchema(sampleCard())).toEqual({
      oneOf: [row, many],
      examples: [{ x: 5 }, { data: [{ x: 5 }] }],
    });
  });
});

describe('replySchema', () => {
  it('names every output and its rendering for people', () => {
    const readable = { name: 'words', as: 'feet-and-inches' as const };
    const schema = replySchema(sampleCard({ outputs: [{ name: 'y', type: 'float64', readable }] }));
    expect(JSON.stringify(schema)).toContain('"required":["y","words"]');
  });
});
