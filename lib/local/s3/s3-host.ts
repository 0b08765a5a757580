/**
 * The bucket that a `Host` header names: `images.localhost:4566`, `images.s3.localhost`,
 * `images.s3.eu-west-1.localhost`. `undefined` for any other host, where the bucket is in the path.
 */
export const s3Host = (host: string | undefined): string | undefined => {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  if (SERVICE.test(name)) return undefined;
  return (BUCKET_AND_SERVICE.exec(name) ?? BUCKET_ONLY.exec(name))?.[1];
};

const SERVICE = /^s3(?:[.-][a-z0-9-]+)?\.localhost$/;
const BUCKET_AND_SERVICE = /^(.+)\.s3(?:[.-][a-z0-9-]+)?\.localhost$/;
const BUCKET_ONLY = /^(.+)\.localhost$/;
