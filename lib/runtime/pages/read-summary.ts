import * as z from 'zod';
import { ValidationError } from '../../core/errors.ts';
import type { PageSummary } from './page-source.ts';

/**
 * A page's summary, as Wikimedia's REST API and its kin write it; only what is used.
 *
 * https://en.wikipedia.org/api/rest_v1/#/Page%20content/get_page_summary__title_
 */
const Summary = z.object({
  type: z.string(),
  title: z.string().min(1),
  /** As people read it, where `title` has underscores. */
  titles: z.object({ normalized: z.string().min(1) }).optional(),
  lang: z.string().min(1),
  extract: z.string().default(''),
  content_urls: z.object({ desktop: z.object({ page: z.url({ protocol: /^https?$/ }) }) }),
});

/**
 * The page that a reply tells of; `undefined` when it is no such reply.
 *
 * @throws {ValidationError} `page_ambiguous`.
 */
export const readSummary = (json: string): PageSummary | undefined => {
  const read = Summary.safeParse(parsed(json));
  if (!read.success) return undefined;
  const { type, title, titles, lang, extract, content_urls } = read.data;
  if (type === 'disambiguation') throw ambiguous();
  return {
    title: titles?.normalized ?? title,
    url: content_urls.desktop.page,
    language: lang,
    extract: extract.trim(),
  };
};

const ambiguous = (): ValidationError =>
  new ValidationError(
    'page_ambiguous',
    'the name stands for several pages; send the whole title of one of them, with what stands in brackets behind it, as in "Mercury (planet)"',
  );

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};
