import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import type { z } from 'zod';
import { AwsError } from '../wire/aws-error.ts';

/** Text, a list of the same element, or elements by name; `undefined` leaves the element out. */
export type XmlContent =
  | string
  | number
  | boolean
  | undefined
  | readonly XmlContent[]
  | { readonly [name: string]: XmlContent };

/** A reply document in S3's namespace. */
export const buildXml = (root: string, content: { readonly [name: string]: XmlContent }): string =>
  DECLARATION +
  builder.build({ [root]: { '@xmlns': 'http://s3.amazonaws.com/doc/2006-03-01/', ...content } });

/** An error document, which has no namespace. */
export const buildErrorXml = (content: { readonly [name: string]: XmlContent }): string =>
  DECLARATION + builder.build({ Error: content });

/**
 * Reads a request document. Elements named `Object`, `Part` or `Tag` are always lists; everything else is text.
 *
 * @throws {AwsError} MalformedXML when it is not XML or does not fit `schema`.
 */
export const parseXml = <S extends z.ZodType>(text: string, schema: S): z.infer<S> => {
  const parsed = schema.safeParse(parseDocument(text));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw malformed(`"${where}" is missing or not what it should be`);
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const LISTS = new Set(['Object', 'Part', 'Tag']);
/** Markup, what XML parsers would change on reading (CR, NEL, LS), and what XML forbids, as S3 writes it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys may hold any character, and these have to be escaped
const UNSAFE = /[&<>"'\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\ufffe\uffff]/g;
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;
const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const escapeText = (text: string): string =>
  text.replace(UNSAFE, (character) => `&#${character.charCodeAt(0)};`);

/** Only XML's own five names and numbers: no document type, so nothing that expands. */
const unescapeText = (text: string): string =>
  text.replace(
    REFERENCE,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole;
      const point = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  processEntities: false,
  tagValueProcessor: (_, value) => escapeText(String(value)),
});

const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  removeNSPrefix: true,
  isArray: (name) => LISTS.has(name),
  tagValueProcessor: (_, value) => unescapeText(value),
});

const parseDocument = (text: string): unknown => {
  if (text.includes('<!DOCTYPE')) throw malformed('a document type is not allowed');
  try {
    return parser.parse(text, true);
  } catch (cause) {
    throw malformed(cause instanceof Error ? cause.message : 'it is not XML');
  }
};

const malformed = (why: string): AwsError =>
  new AwsError(
    'MalformedXML',
    `The XML you provided was not well-formed or did not validate against our published schema: ${why}`,
  );
