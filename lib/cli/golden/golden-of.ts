import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelCard } from '../../core/model/card.ts';
import { checkModelBytes } from '../../core/model/check-model-bytes.ts';
import { type Golden, goldenRows } from '../../core/model/golden.ts';
import { predictionsFrom } from '../../core/model/predictions.ts';
import { readRows } from '../../core/model/rows.ts';
import { loadScorer } from '../../core/model/scorer.ts';

/** What a model's folder holds beside its card. */
export interface ModelFiles {
  readonly model: Uint8Array;
  /** Of a model that takes text. */
  readonly vocabulary?: Uint8Array | undefined;
}

/**
 * What a model answers now, for rows spread over what it was trained on: releases are held against it.
 *
 * @throws {ModelError} when the model cannot be loaded, or gives no finite number for a row.
 */
export const goldenOf = async (
  card: ModelCard,
  { model: bytes, vocabulary }: ModelFiles,
): Promise<Golden> => {
  checkModelBytes(card, bytes);
  const emptyFolder = await mkdtemp(join(tmpdir(), 'no-external-data-'));
  try {
    const scorer = await loadScorer({ card, bytes, vocabulary, emptyFolder });
    const rows = goldenRows(card);
    const columns = await scorer.score(readRows(card, rows));
    await scorer.release();
    const predictions = predictionsFrom(card, columns, rows.length);
    return { sha256: card.onnx.sha256, rows: [...rows], predictions };
  } finally {
    await rmdir(emptyFolder);
  }
};
