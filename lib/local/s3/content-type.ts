import { extname } from 'node:path';

/** What S3 answers for an object that was stored without a type. */
export const DEFAULT_CONTENT_TYPE = 'binary/octet-stream';

const BY_EXTENSION = new Map([
  ['.csv', 'text/csv'],
  ['.gif', 'image/gif'],
  ['.htm', 'text/html'],
  ['.html', 'text/html'],
  ['.jpeg', 'image/jpeg'],
  ['.jpg', 'image/jpeg'],
  ['.json', 'application/json'],
  ['.md', 'text/markdown'],
  ['.pdf', 'application/pdf'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain'],
  ['.webp', 'image/webp'],
  ['.xml', 'application/xml'],
  ['.zip', 'application/zip'],
]);

/** The type of a file that came without one, by its extension, as `aws s3 cp` guesses it. */
export const contentTypeOf = (key: string): string =>
  BY_EXTENSION.get(extname(key).toLowerCase()) ?? DEFAULT_CONTENT_TYPE;
