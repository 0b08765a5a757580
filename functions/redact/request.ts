import * as z from 'zod';
import { ValidationError } from '../../lib/core/errors.ts';
import { PII_TYPES } from '../../lib/core/text/pii-types.ts';
import type { Redaction } from '../../lib/core/text/redacted-text.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import { KEY_LENGTH, MASK_CHARACTERS, MODES } from './definition.ts';

const Payload = z.strictObject({
  text: z.string(),
  language: z.string().max(16).optional(),
  mode: z.enum(MODES).default('mask'),
  types: z.array(z.enum(PII_TYPES)).min(1).max(PII_TYPES.length).optional(),
  maskCharacter: z.enum(MASK_CHARACTERS).optional(),
  key: z.string().min(KEY_LENGTH.min).max(KEY_LENGTH.max).optional(),
  fresh: z.boolean().default(false),
});
type Payload = z.infer<typeof Payload>;

const EXAMPLE = '{"text": "Write to jane@example.com.", "mode": "mask"}';

export interface RedactRequest {
  readonly text: string;
  /** Detected when left out. */
  readonly language: string | undefined;
  /** Every kind when left out. */
  readonly types: readonly string[] | undefined;
  readonly how: Redaction;
  readonly fresh: boolean;
}

/** @throws {ValidationError} naming the members that are wrong, missing or of another mode. */
export const readRedactRequest = (event: unknown): RedactRequest => {
  const payload = parseEvent(Payload, event, EXAMPLE);
  const { text, language, types, fresh } = payload;
  return { text, language, types, fresh, how: redactionIn(payload) };
};

const redactionIn = ({ mode, maskCharacter, key }: Payload): Redaction => {
  if (mode !== 'mask' && maskCharacter !== undefined) throw outOfPlace('maskCharacter', 'mask');
  if (mode !== 'hash' && key !== undefined) throw outOfPlace('key', 'hash');
  switch (mode) {
    case 'mask':
      return { mode, maskCharacter: maskCharacter ?? MASK_CHARACTERS[0] };
    case 'type':
      return { mode };
    case 'hash':
      if (key === undefined) throw keyMissing();
      return { mode, key };
  }
};

const outOfPlace = (member: string, mode: string): ValidationError => {
  const detail = `goes with "mode": "${mode}" only`;
  return new ValidationError('unknown_field', `/${member}: ${detail}`, {
    issues: [{ code: 'unknown_field', pointer: `/${member}`, detail }],
  });
};

const keyMissing = (): ValidationError => {
  const detail = `"mode": "hash" needs a key of ${KEY_LENGTH.min} characters or more that only you know: without one, a hash of a telephone number tells the number`;
  return new ValidationError('field_missing', `/key: ${detail}`, {
    issues: [{ code: 'field_missing', pointer: '/key', detail }],
  });
};
