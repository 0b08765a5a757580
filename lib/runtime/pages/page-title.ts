import { ValidationError } from '../../core/errors.ts';

/** MediaWiki's own limit, in UTF-8 bytes. */
const LONGEST_TITLE = 255;

/**
 * A page's name as it stands in an address: underscores for spaces, everything else that is not plain encoded.
 *
 * @throws {ValidationError} `text_empty`, `string_too_long` or `encoding_invalid`; `page_missing` for names that no page
 * can have, and that would lead elsewhere in an address.
 */
export const titleInAddress = (name: string): string => {
  const title = name.trim().replaceAll(/[ _]+/g, '_');
  if (!title.isWellFormed())
    throw new ValidationError(
      'encoding_invalid',
      'the name of the page holds half a character; send Unicode',
    );
  if (title === '' || title === '_')
    throw new ValidationError('text_empty', 'the name of the page is empty; send one, such as "Marco Polo"');
  if (Buffer.byteLength(title) > LONGEST_TITLE) throw tooLong();
  if (/^\.{1,2}$/.test(title)) throw pageMissing();
  return encodeURIComponent(title);
};

/** @see titleInAddress */
export const pageMissing = (): ValidationError =>
  new ValidationError(
    'page_missing',
    'the wiki has no page of that name; look up how it writes the title, capitals included',
  );

const tooLong = (): ValidationError =>
  new ValidationError(
    'string_too_long',
    `the name of the page is over ${LONGEST_TITLE} bytes of UTF-8, which no title is`,
  );
