import type { Page } from './page.ts';
import { addressPart } from './page-title.ts';

/** What the Wikimedia REST API's `/page/summary/{title}` says of a page; `pagesUrl` begins the addresses where people read them. */
export const pageSummary = (page: Page, pagesUrl: string) => {
  const { title, description, extract, mayMean } = page;
  const address = `${pagesUrl}${addressPart(title)}`;
  return {
    type: mayMean === undefined ? 'standard' : 'disambiguation',
    title,
    displaytitle: title,
    namespace: { id: 0, text: '' },
    titles: { canonical: title.replaceAll(' ', '_'), normalized: title, display: title },
    lang: 'en',
    dir: 'ltr',
    description,
    description_source: 'local',
    content_urls: { desktop: { page: address }, mobile: { page: address } },
    extract,
    extract_html: `<p>${escapeHtml(extract)}</p>`,
  };
};

/** The page for people. */
export const pageDocument = ({ title, extract, mayMean = [] }: Page): string => {
  const links = mayMean.map((each) => `<li><a href="${addressPart(each)}">${escapeHtml(each)}</a></li>`);
  return [
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title>`,
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>${escapeHtml(extract)}</p>`,
    ...(links.length > 0 ? [`<ul>${links.join('')}</ul>`] : []),
    '<p><small>From the wiki of the laptop cloud.</small></p></html>',
  ].join('\n');
};

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
