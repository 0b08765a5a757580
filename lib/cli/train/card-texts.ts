import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { ModelCard } from '../../core/model/card.ts';
import { wrongUsage } from '../cli-error.ts';

const [Feature, Output, Provenance] = [
  ModelCard.shape.features.element,
  ModelCard.shape.outputs.element,
  ModelCard.shape.provenance.unwrap(),
];

/** The members of a card that no training can find out, in the card's own shape. */
const CardTexts = z.object({
  description: ModelCard.shape.description.optional(),
  features: z
    .array(Feature.pick({ unit: true, description: true, example: true }).strip())
    .max(1, 'one feature is trained')
    .optional(),
  outputs: z
    .array(
      Output.pick({ name: true, unit: true, description: true, decimals: true, readable: true })
        .partial({ name: true })
        .strip(),
    )
    .max(1, 'one output is trained')
    .optional(),
  provenance: Provenance.pick({ dataset: true, licence: true, sha256: true }).partial().strip().optional(),
});
export type CardTexts = z.infer<typeof CardTexts>;

/**
 * Reads a JSON file with descriptive members of a card; a whole `model.json` is one.
 *
 * @throws {CliError} naming every member that is wrong.
 */
export const readCardTexts = async (file: string): Promise<CardTexts> => {
  const parsed = CardTexts.safeParse(parseJson(await readFile(file, 'utf8'), file));
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || '(whole)'}: ${message}`,
  );
  throw wrongUsage(`${file} does not describe a card: ${reasons.join('; ')}`);
};

const parseJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrongUsage(`${file} is not JSON`, { cause });
  }
};
