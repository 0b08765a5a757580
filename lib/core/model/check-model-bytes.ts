import { ModelError } from '../errors.ts';
import { OnnxFileError } from '../onnx/onnx-error.ts';
import { readOnnx } from '../onnx/onnx-reader.ts';
import type { ModelCard } from './card.ts';

/**
 * Holds a model's file against its card before the runtime sees it: complete, with all its data
 * inside, within limits, and of the versions the card names. The digest is the caller's to check.
 *
 * @throws {ModelError} naming the file, and what was expected and found.
 */
export const checkModelBytes = (card: ModelCard, bytes: Uint8Array): void => {
  const { irVersion, opsets } = structureOf(card, bytes);
  const opset = opsets.find(({ domain }) => domain === '' || domain === 'ai.onnx')?.version;
  const facts = { bytes: bytes.length, irVersion, opset };
  for (const name of ['bytes', 'irVersion', 'opset'] as const) {
    if (facts[name] === card.onnx[name]) continue;
    const found = `has ${name} ${facts[name]}, its card expects ${card.onnx[name]}`;
    throw new ModelError('model_digest_mismatch', `models/${card.name}/model.onnx ${found}`);
  }
};

const structureOf = (card: ModelCard, bytes: Uint8Array) => {
  try {
    return readOnnx(bytes);
  } catch (error) {
    if (!(error instanceof OnnxFileError)) throw error;
    throw new ModelError(error.code, `models/${card.name}/model.onnx: ${error.message}`, { cause: error });
  }
};
