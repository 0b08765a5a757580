import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldenOf } from '../../../../lib/cli/golden/golden-of.ts';
import { differences } from '../../../../lib/core/contract/differences.ts';
import { type ModelCard, parseCard } from '../../../../lib/core/model/card.ts';
import { goldenRows, parseGolden } from '../../../../lib/core/model/golden.ts';

const MODELS = join(import.meta.dirname, '../../../../models');
const read = (name: string, file: string) => readFileSync(join(MODELS, name, file));
const cardOf = (name: string): ModelCard => parseCard(read(name, 'model.json').toString(), name);
const filesOf = (name: string) => ({
  model: read(name, 'model.onnx'),
  vocabulary: name === 'sentiment' ? read(name, 'vocabulary.json') : undefined,
});
const card = cardOf('mlb-height');
const kept = read('mlb-height', 'golden.json').toString();

const withFeatures = (...features: ModelCard['features']): ModelCard => ({ ...card, features });

describe.each(readdirSync(MODELS))('the model %s', (name) => {
  it('answers what its golden.json holds', async () => {
    const golden = parseGolden(read(name, 'golden.json').toString(), cardOf(name));
    const now = await goldenOf(cardOf(name), filesOf(name));
    expect(now.rows).toEqual(golden.rows);
    expect(differences(golden.predictions, now.predictions)).toEqual([]);
  });
});

describe('goldenRows', () => {
  it('run from one end of what was seen in training to the other', () => {
    const weights = goldenRows(card).map(({ Weight }) => Weight);
    expect(weights).toHaveLength(21);
    expect([weights[0], weights[10], weights[20]]).toEqual([150, 220, 290]);
  });

  it('keep whole numbers whole, let truth values take turns, and leave the rest at its example', () => {
    const rows = goldenRows(
      withFeatures(
        { name: 'rooms', type: 'int64', range: { min: 1, max: 4 } },
        { name: 'garden', type: 'bool' },
        { name: 'city', type: 'string', example: 'Oslo' },
        { name: 'age', type: 'float32', example: 7 },
      ),
    );
    for (const { rooms } of rows) expect(Number.isInteger(rooms)).toBe(true);
    expect(rows.slice(0, 2)).toMatchObject([
      { garden: true, city: 'Oslo', age: 7 },
      { garden: false, city: 'Oslo', age: 7 },
    ]);
  });
});

describe('parseGolden', () => {
  const changed = (change: object) => JSON.stringify({ ...JSON.parse(kept), ...change });

  it.each([
    ['nothing', undefined, /golden\.json is missing.*polo models mlb-height --pin/],
    ['no JSON', '{', /holds no golden predictions.*polo models mlb-height --pin/],
    ['too few rows', changed({ rows: [{ Weight: 1 }] }), /rows: at least 20 rows/],
    ['a prediction too few', changed({ predictions: [] }), /a prediction for each row/],
    ['another model', changed({ sha256: '0'.repeat(64) }), /is of another model than its card/],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseGolden(text, card)).toThrow(message);
  });
});
