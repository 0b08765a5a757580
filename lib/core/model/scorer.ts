import { InferenceSession, type Tensor } from 'onnxruntime-node';
import { ModelError } from '../errors.ts';
import type { ModelCard } from './card.ts';
import { type GraphLayout, layoutOf } from './graph-layout.ts';
import type { Row } from './rows.ts';
import { tensorOf } from './tensors.ts';
import { readVocabulary } from './vocabulary.ts';

type Element = number | string | boolean | bigint;

/** One output of the graph: for each row its values, one where the graph gives a scalar per row. */
export type OutputColumn = readonly (readonly Element[])[];

/** A loaded model. Scores are in the order of the rows and of the card's outputs. */
export interface Scorer {
  score(rows: readonly Row[]): Promise<readonly OutputColumn[]>;
  release(): Promise<void>;
}

export interface ModelBytes {
  readonly card: ModelCard;
  readonly bytes: Uint8Array;
  /** `vocabulary.json`, where the card says that the model takes text. */
  readonly vocabulary?: Uint8Array | undefined;
  /** An existing, empty folder: the only place where the runtime may look for external data. */
  readonly emptyFolder: string;
}

/**
 * Loads a model and holds its graph against its card: names, element types and shapes.
 *
 * @throws {ModelError} `model_corrupt` when the runtime refuses it, `model_io_unsupported` when
 * graph and card disagree; the message says what each of them has. A vocabulary is refused as `readVocabulary` does.
 */
export const loadScorer = async (model: ModelBytes): Promise<Scorer> => {
  const { card, vocabulary } = model;
  const count = card.text && readVocabulary(card, card.text, vocabulary);
  const session = await openSession(model);
  const layout = layoutOf(card, session);
  const score = (rows: readonly Row[]) => scoreRows(session, layout, rows);
  return {
    score: count === undefined ? score : inSlices((rows) => score(rows.map(count))),
    release: () => session.release(),
  };
};

/** Rows of counts are thousands of numbers wide: more at once would only need memory. */
const SLICE_ROWS = 100;

const inSlices =
  (score: Scorer['score']): Scorer['score'] =>
  async (rows) => {
    const columns: (readonly Element[])[][] = [];
    for (let start = 0; start < rows.length; start += SLICE_ROWS) {
      const slice = await score(rows.slice(start, start + SLICE_ROWS));
      for (const [index, values] of slice.entries()) {
        columns[index] = [...(columns[index] ?? []), ...values];
      }
    }
    return columns;
  };

/** Small tabular graphs gain nothing from more threads, and a sandbox has about one CPU. */
const SESSION_OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' } as const;

const openSession = async ({ card, bytes, emptyFolder }: ModelBytes): Promise<InferenceSession> => {
  const session = { model_external_initializers_file_folder_path: emptyFolder };
  try {
    return await InferenceSession.create(bytes, { ...SESSION_OPTIONS, extra: { session } });
  } catch (cause) {
    throw new ModelError('model_corrupt', `the ONNX runtime cannot load model "${card.name}"`, { cause });
  }
};

const scoreRows = async (
  session: InferenceSession,
  layout: GraphLayout,
  rows: readonly Row[],
): Promise<OutputColumn[]> => {
  const feeds: Record<string, Tensor> = {};
  for (const input of layout.inputs) feeds[input.name] = tensorOf(input, rows);
  const results = await session.run(feeds, layout.outputs);
  return layout.outputs.map((name) => columnOf(results[name], rows.length));
};

const columnOf = (tensor: Tensor | undefined, rows: number): OutputColumn => {
  const data = tensor?.data as ArrayLike<Element> | undefined;
  const elements = data === undefined ? [] : Array.from(data);
  const width = elements.length / rows;
  const typed = tensor?.type === 'bool' ? elements.map(Boolean) : elements;
  return Array.from({ length: rows }, (_, row) => typed.slice(row * width, (row + 1) * width));
};
