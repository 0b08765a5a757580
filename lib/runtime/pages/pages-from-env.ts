import * as z from 'zod';
import { readEnv } from '../env.ts';
import { mediaWikiPages } from './media-wiki-pages.ts';
import type { PageSource } from './page-source.ts';

/** Goes into a header, which holds printable ASCII. */
const Contact = z.string().regex(/^[ -~]*$/, 'must be an e-mail or web address in ASCII');

/** The wiki that the function's environment names, in `WIKI_URL`, and `WIKI_CONTACT` where the deployer gave one. */
export const pagesFromEnv = (source?: NodeJS.ProcessEnv): PageSource => {
  const env = readEnv(
    { WIKI_URL: z.url({ protocol: /^https?$/ }), WIKI_CONTACT: Contact.default('') },
    source,
  );
  return mediaWikiPages({ baseUrl: env.WIKI_URL, contact: env.WIKI_CONTACT });
};
