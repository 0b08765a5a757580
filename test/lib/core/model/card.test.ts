import { describe, expect, it } from 'vitest';
import { parseCard } from '../../../../lib/core/model/card.ts';
import { sampleCard } from './sample-model.ts';

const text = (change: object) => JSON.stringify({ ...sampleCard(), ...change });

describe('parseCard', () => {
  it('reads back what was written', () => {
    expect(parseCard(text({}), 'model.json')).toEqual(sampleCard());
  });

  it.each([
    ['a name that is no folder name', { name: '../etc' }, 'name: '],
    ['a version from zero', { version: 0 }, 'version: '],
    ['no features', { features: [] }, 'features: '],
    ['an element type nobody has', { features: [{ name: 'x', type: 'complex64' }] }, 'features.0.type: '],
    ['two features of one name', { features: [1, 2].map(() => ({ name: 'x', type: 'bool' })) }, 'same name'],
    ['a feature named __proto__', { features: [{ name: '__proto__', type: 'bool' }] }, 'features.0.name: '],
    [
      'a range upside down',
      { features: [{ name: 'x', type: 'float32', range: { min: 2, max: 1 } }] },
      'min must not',
    ],
    ['a digest that is none', { onnx: { ...sampleCard().onnx, sha256: 'abc' } }, 'onnx.sha256: '],
    ['a member it does not know', { colour: 'red' }, 'colour'],
  ])('refuses %s, naming the file and the member', (_, change, reason) => {
    const parse = () => parseCard(text(change), 'models/m/model.json');
    expect(parse).toThrow(expect.objectContaining({ name: 'ModelError', code: 'card_invalid' }));
    expect(parse).toThrow(reason);
    expect(parse).toThrow(/^models\/m\/model\.json is not a model card: /);
  });

  it('refuses what is not JSON', () => {
    expect(() => parseCard('<html>', 'model.json')).toThrow('it is not JSON');
  });
});
