import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { createCollectHandler } from './handler.ts';
import { s3Source } from './s3-source.ts';
import { s3Versions } from './s3-versions.ts';
import { webSource } from './web-source.ts';

/** Until an upload of the largest data set is answered. */
const UPLOAD_MS = 60_000;
/** The SDK would write a line of its own where an upload fails. */
const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const env = readEnv({ DATASETS_BUCKET: z.string(), COLLECT_INSECURE_HOSTS: z.string() });
const localHosts = new Set(env.COLLECT_INSECURE_HOSTS.split(',').map((host) => host.trim()));
const sources = new S3Client({ ...clientSettings(), followRegionRedirects: true });
const uploads = new S3Client({ ...clientSettings({ answerMs: UPLOAD_MS }), logger: QUIET });
const versions = s3Versions(uploads, env.DATASETS_BUCKET);

export const handler = edge({
  direct: createCollectHandler({
    sources: { 's3:': s3Source(sources), 'https:': webSource({ localHosts }) },
    versions,
    runs: versions,
  }),
});
