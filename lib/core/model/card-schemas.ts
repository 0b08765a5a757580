import type { ElementType, Feature, ModelCard, Output } from './card.ts';
import { exampleRow, MOST_ROWS } from './rows.ts';

type Schema = { readonly [keyword: string]: unknown };

/** JSON Schema of what a model's prediction route takes: one row, or many under `data`. */
export const requestSchema = (card: ModelCard): Schema => {
  const row = {
    type: 'object',
    properties: Object.fromEntries(card.features.map((feature) => [feature.name, featureSchema(feature)])),
    required: card.features.map(({ name }) => name),
    additionalProperties: false,
  };
  const rows = {
    type: 'object',
    properties: { data: { type: 'array', minItems: 1, maxItems: MOST_ROWS, items: row } },
    required: ['data'],
    additionalProperties: false,
  };
  return { oneOf: [row, rows], examples: [exampleRow(card), { data: [exampleRow(card)] }] };
};

/** JSON Schema of the answer to one row, or to many. */
export const replySchema = (card: ModelCard): Schema => {
  const prediction = {
    type: 'object',
    properties: Object.fromEntries(card.outputs.flatMap(outputSchemas)),
    required: card.outputs.flatMap(outputSchemas).map(([name]) => name),
  };
  const properties = { model: MODEL, warnings: { type: 'array', items: WARNING } };
  return {
    oneOf: [
      { type: 'object', properties: { prediction, ...properties }, required: ['prediction', 'model'] },
      {
        type: 'object',
        properties: { predictions: { type: 'array', items: prediction }, ...properties },
        required: ['predictions', 'model'],
      },
    ],
  };
};

const MODEL = {
  type: 'object',
  properties: { name: { type: 'string' }, version: { type: 'integer', minimum: 1 } },
  required: ['name', 'version'],
};

const WARNING = {
  type: 'object',
  properties: { code: { type: 'string' }, pointer: { type: 'string' }, detail: { type: 'string' } },
  required: ['code', 'pointer', 'detail'],
};

const JSON_TYPES = {
  float32: { type: 'number', minimum: -3.4028234663852886e38, maximum: 3.4028234663852886e38 },
  float64: { type: 'number' },
  int32: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: { type: ['integer', 'string'], pattern: '^-?\\d{1,20}$' },
  bool: { type: 'boolean' },
  string: { type: 'string' },
} as const satisfies Record<ElementType, Schema>;

const featureSchema = ({ type, description, unit, range }: Feature): Schema => ({
  ...JSON_TYPES[type],
  ...described([description, unit && `in ${unit}`, range && `trained on ${range.min} to ${range.max}`]),
});

const outputSchemas = ({ name, type, description, unit, readable, labels }: Output): [string, Schema][] => {
  const one = { ...JSON_TYPES[type], ...described([description, unit && `in ${unit}`]) };
  const all = { type: 'array', items: one, minItems: labels?.length, maxItems: labels?.length };
  const value: [string, Schema] = [name, labels ? { anyOf: [one, all] } : one];
  return readable ? [value, [readable.name, { type: 'string' }]] : [value];
};

const described = (parts: readonly (string | undefined)[]): Schema => {
  const description = parts.filter(Boolean).join('; ');
  return description ? { description } : {};
};
