import { describe, expect, it } from 'vitest';
import { predictReply, readPredictRequest } from '../../../../lib/core/model/predict-exchange.ts';
import { sampleCard } from './sample-model.ts';

const card = sampleCard();

describe('readPredictRequest', () => {
  it('tells one row from many', () => {
    expect(readPredictRequest(card, { x: 1 })).toEqual({ many: false, rows: [[1]] });
    expect(readPredictRequest(card, { data: [{ x: 1 }, { x: 2 }] })).toEqual({
      many: true,
      rows: [[1], [2]],
    });
  });

  it('takes "data" as a feature where the model has one of that name', () => {
    const named = sampleCard({ features: [{ name: 'data', type: 'float32' }] });
    expect(readPredictRequest(named, { data: 4 })).toEqual({ many: false, rows: [[4]] });
  });

  it.each([
    ['data that is no array', { data: { x: 1 } }, 'type_mismatch'],
    ['a field beside data', { data: [{ x: 1 }], x: 1 }, 'unknown_field'],
  ])('refuses %s and shows a body that would do', (_, payload, code) => {
    expect(() => readPredictRequest(card, payload)).toThrow(expect.objectContaining({ code }));
    expect(() => readPredictRequest(card, payload)).toThrow('{"data": [{"x":5}]}');
  });
});

describe('predictReply', () => {
  const model = { name: 'doubling', version: 3 };
  const one = { many: false, rows: [[1]] };

  it('answers one row with one object and many with an array, rounded as the card says', () => {
    expect(predictReply(card, one, [[[1.2345]]])).toEqual({ prediction: { y: 1.23 }, model });
    const many = predictReply(card, { many: true, rows: [[1], [2]] }, [[[1], [2.999]]]);
    expect(many).toEqual({ predictions: [{ y: 1 }, { y: 3 }], model });
  });

  it('warns of each value outside the training range, and where it stood', () => {
    const reply = predictReply(card, { many: true, rows: [[1], [10.5]] }, [[[1], [2]]]);
    expect(reply.warnings).toEqual([
      {
        code: 'outside_training_range',
        pointer: '/data/1/x',
        detail: 'x 10.5 m is outside the training range 0 to 10 m',
      },
    ]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('never answers %d', (value) => {
    expect(() => predictReply(card, one, [[[value]]])).toThrow(
      expect.objectContaining({ code: 'model_output_not_finite' }),
    );
  });

  it('answers several values per row as an array, texts and integers as they are', () => {
    const outputs = [
      { name: 'p', type: 'float32' as const },
      { name: 'label', type: 'string' as const },
      { name: 'count', type: 'int64' as const },
    ];
    const reply = predictReply(sampleCard({ outputs }), one, [[[0.25, 0.75]], [['cat']], [[2n ** 60n]]]);
    expect(reply).toMatchObject({
      prediction: { p: [0.25, 0.75], label: 'cat', count: '1152921504606846976' },
    });
  });

  it('says heights in feet and inches where the card asks for it', () => {
    const readable = { name: 'words', as: 'feet-and-inches' as const };
    const output = { name: 'y', type: 'float64' as const, decimals: 2, readable };
    const reply = predictReply(sampleCard({ outputs: [output] }), one, [[[73.6110583]]]);
    expect(reply).toMatchObject({ prediction: { y: 73.61, words: '6 foot, 2 inches' } });
    const impossible = predictReply(sampleCard({ outputs: [output] }), one, [[[-13]]]);
    expect(impossible).toMatchObject({ prediction: { y: -13, words: 'minus 1 foot, 1 inches' } });
  });
});
