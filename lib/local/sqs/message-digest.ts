import { createHash } from 'node:crypto';
import type { MessageAttribute, MessageAttributes } from './message.ts';

/** The hex MD5 of a body's UTF-8 bytes, which clients compare with their own. */
export const md5OfBody = (body: string): string => createHash('md5').update(body).digest('hex');

/**
 * The hex MD5 of message attributes as SQS defines it: sorted by name, each as length-prefixed name
 * and type, one byte that says string (1) or binary (2), and the length-prefixed value.
 *
 * @returns undefined when there are no attributes; the service leaves the digest out then.
 */
export const md5OfAttributes = (attributes: MessageAttributes): string | undefined => {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  for (const name of names) {
    const attribute = attributes[name];
    if (attribute === undefined) continue;
    for (const part of [
      ...sized(name),
      ...sized(attribute.DataType),
      kind(attribute),
      ...sized(valueBytes(attribute)),
    ]) {
      hash.update(part);
    }
  }
  return hash.digest('hex');
};

/** What an attribute's value weighs and what is hashed of it. */
export const valueBytes = ({ StringValue, BinaryValue = '' }: MessageAttribute): Buffer =>
  StringValue === undefined ? Buffer.from(BinaryValue, 'base64') : Buffer.from(StringValue);

const kind = ({ DataType }: MessageAttribute): Buffer => Buffer.from([DataType.startsWith('Binary') ? 2 : 1]);

const sized = (value: string | Buffer): readonly Buffer[] => {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
};
