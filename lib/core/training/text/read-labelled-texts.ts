import { wordsOf } from '../../model/terms.ts';
import { csvRecords, slicesOf } from '../csv-records.ts';
import { assertCsvText } from '../readable-text.ts';
import { TrainingDataError } from '../training-data-error.ts';
import type { LabelledText } from './labelled-text.ts';

/** All of them are kept in memory while a model is trained. */
const MOST_TEXTS = 200_000;

/**
 * Reads texts with their labels, in UTF-8: CSV with the columns `text` and `label`, or one JSON object a line. A third
 * one, `group`, names texts that belong together; left out, texts of the same words do.
 *
 * @throws {TrainingDataError} naming the line and what is wrong with it, never repeating a text.
 */
export const readLabelledTexts = async (bytes: Uint8Array): Promise<readonly LabelledText[]> => {
  assertCsvText(bytes.subarray(0, 4096));
  const isJson = /^\uFEFF?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 4096)));
  const texts = isJson ? readJsonLines(bytes) : await readCsv(bytes);
  if (texts.length === 0) throw new TrainingDataError('no_rows', 'the file holds no texts');
  return texts;
};

const readJsonLines = (bytes: Uint8Array): readonly LabelledText[] => {
  const texts: LabelledText[] = [];
  for (const [index, line] of new TextDecoder()
    .decode(bytes)
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() !== '') add(texts, parsed(line, index + 1), index + 1);
  }
  return texts;
};

type Members = Readonly<Record<string, unknown>>;

const parsed = (line: string, number: number): Members => {
  try {
    return Object(JSON.parse(line));
  } catch (cause) {
    const reason = 'the line is not JSON like {"text": "Good.", "label": "positive"}';
    throw new TrainingDataError('row_ragged', reason, { line: number, cause });
  }
};

const readCsv = async (bytes: Uint8Array): Promise<readonly LabelledText[]> => {
  const texts: LabelledText[] = [];
  let header: readonly string[] | undefined;
  const onRecord = (record: readonly string[], line: number): void => {
    if (header === undefined) {
      header = record.map((name) => name.trim().toLowerCase());
      for (const name of ['text', 'label']) {
        if (header.includes(name)) continue;
        const reason = `no column "${name}"; the first row must name the columns text and label`;
        throw new TrainingDataError('column_missing', reason, { line });
      }
      return;
    }
    add(texts, Object.fromEntries(header.map((name, place) => [name, record[place]])), line);
  };
  for await (const _ of csvRecords(slicesOf(once(bytes)), { onRecord }));
  return texts;
};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const add = (texts: LabelledText[], { text, label, group }: Members, line: number): void => {
  if (texts.length === MOST_TEXTS)
    throw new TrainingDataError('too_many_rows', `more than ${MOST_TEXTS} texts; give a sample`, { line });
  for (const [name, value] of Object.entries({ text, label })) {
    if (typeof value === 'string' && value.trim() !== '') continue;
    throw new TrainingDataError('value_missing', `no "${name}"; each text needs one`, { line });
  }
  const own = typeof group === 'string' && group !== '' ? group : wordsOf(String(text)).join(' ');
  texts.push({ text: String(text), label: String(label).trim(), group: own });
};
