import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectedLabel } from '../../../../lib/local/rekognition/detected-label.ts';
import { type LabelFilters, selectLabels } from '../../../../lib/local/rekognition/label-filters.ts';

const NOTHING = { names: [], categories: [] };
const ALL: LabelFilters = { maxLabels: 1000, minConfidence: 0, included: NOTHING, excluded: NOTHING };

const label = (name: string, confidence: number, rest: Partial<DetectedLabel> = {}): DetectedLabel => ({
  name,
  confidence,
  parents: [],
  aliases: [],
  categories: [],
  ...rest,
});
const LABELS = [
  label('Animal', 90, { categories: ['Animals and Pets'] }),
  label('Aardvark', 90, { categories: ['Animals and Pets'], parents: ['Animal'] }),
  label('Red', 60, { categories: ['Colors and Visual Composition'] }),
  label('Blue', 95, { categories: ['Colors and Visual Composition'] }),
  label('Texture', 30, { categories: ['Patterns and Shapes'] }),
];
const names = (filters: Partial<LabelFilters>) =>
  selectLabels(LABELS, { ...ALL, ...filters }).map(({ name }) => name);

describe('selected labels', () => {
  it('come surest first, ancestors before the labels that brought them', () => {
    expect(names({})).toEqual(['Blue', 'Animal', 'Aardvark', 'Red', 'Texture']);
  });

  it('reach the least confidence, which is enough', () => {
    expect(names({ minConfidence: 60 })).toEqual(['Blue', 'Animal', 'Aardvark', 'Red']);
  });

  it('are the surest so many, and may be none', () => {
    expect(names({ maxLabels: 2 })).toEqual(['Blue', 'Animal']);
    expect(names({ maxLabels: 0 })).toEqual([]);
  });

  it('are named, or in a category that is named, when anything is included', () => {
    expect(names({ included: { names: ['Aardvark'], categories: [] } })).toEqual(['Aardvark']);
    expect(names({ included: { names: ['Aardvark'], categories: ['Patterns and Shapes'] } })).toEqual([
      'Aardvark',
      'Texture',
    ]);
    expect(names({ included: { names: [], categories: ['Colors and Visual Composition'] } })).toEqual([
      'Blue',
      'Red',
    ]);
  });

  it('are not what is excluded, though it be included too', () => {
    const included = { names: ['Aardvark', 'Red'], categories: [] };
    expect(names({ excluded: { names: ['Aardvark'], categories: [] } })).toEqual([
      'Blue',
      'Animal',
      'Red',
      'Texture',
    ]);
    expect(names({ included, excluded: { names: [], categories: ['Animals and Pets'] } })).toEqual(['Red']);
  });

  it('must be spelled exactly', () => {
    expect(names({ included: { names: ['dog', 'Red '], categories: [] } })).toEqual([]);
  });

  it('keep every promise for any filters', () => {
    const selection = fc.record({
      names: fc.subarray(LABELS.map(({ name }) => name)),
      categories: fc.subarray(['Animals and Pets', 'Patterns and Shapes']),
    });
    const filters = fc.record({
      maxLabels: fc.nat(6),
      minConfidence: fc.double({ min: 0, max: 100, noNaN: true }),
      included: selection,
      excluded: selection,
    });
    fc.assert(
      fc.property(filters, fc.shuffledSubarray(LABELS), (wanted, labels) => {
        const selected = selectLabels(labels, wanted);
        expect(selected.length).toBeLessThanOrEqual(wanted.maxLabels);
        expect(selected.map(({ confidence }) => confidence)).toEqual(
          selected.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
        );
        for (const { name, confidence, categories } of selected) {
          expect(confidence).toBeGreaterThanOrEqual(wanted.minConfidence);
          expect(wanted.excluded.names).not.toContain(name);
          expect(categories.some((category) => wanted.excluded.categories.includes(category))).toBe(false);
        }
        expect(selectLabels(labels.toReversed(), wanted)).toEqual(selected);
      }),
    );
  });
});
