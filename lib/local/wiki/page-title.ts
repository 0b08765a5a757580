/**
 * A title as the wiki knows it, from the last part of an address: without percent escapes, spaces for underscores, no
 * space at either end or twice, and a capital first.
 *
 * @returns `undefined` where there can be no page of that name.
 */
export const pageTitle = (part: string): string | undefined => {
  const text = decoded(part)
    ?.normalize('NFC')
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
  if (text === undefined || text === '' || /[#<>[\]{}|\p{Cc}\ufffd]/u.test(text)) return undefined;
  return Buffer.byteLength(text) > MOST_BYTES
    ? undefined
    : text.replace(/^./u, (first) => first.toUpperCase());
};

/** MediaWiki's limit. */
const MOST_BYTES = 255;

/** The last part of a page's address: underscores for spaces. */
export const addressPart = (title: string): string => encodeURIComponent(title.replaceAll(' ', '_'));

const decoded = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
};
