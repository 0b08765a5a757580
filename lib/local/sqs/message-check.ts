import { AwsError } from '../wire/aws-error.ts';
import type { MessageAttribute, MessageAttributes } from './message.ts';
import { valueBytes } from './message-digest.ts';
import { invalid, isObject } from './parameters.ts';

/** @throws {AwsError} InvalidMessageContents for characters that SQS does not carry. */
export const checkBody = (body: string): void => {
  const stray = FORBIDDEN.exec(body)?.[0];
  if (stray === undefined) return;
  throw new AwsError(
    'InvalidMessageContents',
    `The message holds the character U+${(stray.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}; allowed are ` +
      '#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF. Send binary data as base64.',
  );
};

/** Attributes as a request holds them. @throws {AwsError} InvalidParameterValue naming the wrong one. */
export const readMessageAttributes = (value: Readonly<Record<string, unknown>>): MessageAttributes => {
  const entries = Object.entries(value);
  if (entries.length > MOST_ATTRIBUTES) {
    throw invalid(
      'MessageAttributes',
      entries.length,
      `Number of message attributes must not exceed ${MOST_ATTRIBUTES}.`,
    );
  }
  return Object.fromEntries(
    entries.map(([name, attribute]) => [checkedName(name), readAttribute(name, attribute)]),
  );
};

/** What a message weighs against the size limits: body, and names, types and values of attributes. */
export const messageBytes = (body: string, attributes: MessageAttributes): number =>
  Object.entries(attributes).reduce(
    (sum, [name, attribute]) =>
      sum + Buffer.byteLength(name) + Buffer.byteLength(attribute.DataType) + valueBytes(attribute).length,
    Buffer.byteLength(body),
  );

/** @throws {AwsError} InvalidParameterValue when the message weighs more than `most` bytes. */
export const checkSize = (body: string, attributes: MessageAttributes, most: number): void => {
  const bytes = messageBytes(body, attributes);
  if (bytes <= most) return;
  throw new AwsError(
    'InvalidParameterValue',
    `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes; this one has ${bytes}. ` +
      'Put the data in a bucket and send its key.',
  );
};

const MOST_ATTRIBUTES = 10;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters SQS refuses
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u;

const checkedName = (name: string): string => {
  const isReserved = /^(aws|amazon)\./i.test(name);
  if (/^(?!\.)(?!.*\.\.)[\w.-]{1,256}(?<!\.)$/.test(name) && !isReserved) return name;
  throw invalid(
    'MessageAttributes',
    name,
    'An attribute name has 1 to 256 letters, digits, "_", "-" or single inner ".", and does not begin with AWS. or Amazon.',
  );
};

const readAttribute = (name: string, value: unknown): MessageAttribute => {
  const { DataType, StringValue, BinaryValue } = isObject(value) ? value : {};
  const label = `MessageAttributes.${name}`;
  const kind = typeof DataType === 'string' ? /^(String|Number|Binary)(\.|$)/.exec(DataType)?.[1] : undefined;
  if (typeof DataType !== 'string' || kind === undefined || DataType.length > 256) {
    throw invalid(
      label,
      DataType,
      'DataType must be String, Number or Binary, or one of them followed by a "." and a label.',
    );
  }
  const content = kind === 'Binary' ? BinaryValue : StringValue;
  if (typeof content !== 'string' || content === '') {
    throw invalid(
      label,
      content,
      `A ${kind} attribute needs a ${kind === 'Binary' ? 'BinaryValue' : 'StringValue'}.`,
    );
  }
  if (kind === 'Number' && !NUMBER.test(content))
    throw invalid(label, content, 'StringValue must be a number.');
  if (kind === 'Binary') return { DataType, BinaryValue: content };
  checkBody(content);
  return { DataType, StringValue: content };
};

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
