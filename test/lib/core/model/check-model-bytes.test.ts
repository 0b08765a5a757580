import { describe, expect, it } from 'vitest';
import { checkModelBytes } from '../../../../lib/core/model/check-model-bytes.ts';
import { doublingModel, sampleCard } from './sample-model.ts';

describe('checkModelBytes', () => {
  it('lets a model through that is as its card says', () => {
    expect(() => checkModelBytes(sampleCard(), doublingModel())).not.toThrow();
  });

  it.each(['bytes', 'irVersion', 'opset'] as const)(
    'names file, expected and found when %s differs',
    (member) => {
      const { onnx } = sampleCard();
      const card = sampleCard({ onnx: { ...onnx, [member]: onnx[member] + 1 } });
      const message = `models/doubling/model.onnx has ${member} ${onnx[member]}, its card expects ${onnx[member] + 1}`;
      expect(() => checkModelBytes(card, doublingModel())).toThrow(message);
    },
  );

  it('says what a file is that is no model', () => {
    const html = new TextEncoder().encode('<!DOCTYPE html><html>AccessDenied</html>');
    expect(() => checkModelBytes(sampleCard(), html)).toThrow(
      expect.objectContaining({ code: 'model_corrupt' }),
    );
    expect(() => checkModelBytes(sampleCard(), html)).toThrow(/HTML/);
  });

  it('refuses a model that was cut', () => {
    const cut = doublingModel().subarray(0, 200);
    expect(() => checkModelBytes(sampleCard(), cut)).toThrow(expect.objectContaining({ name: 'ModelError' }));
  });
});
