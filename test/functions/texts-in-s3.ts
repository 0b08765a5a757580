import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { CLAIMS_PREFIX } from '../../functions/analyze-text/definition.ts';
import { createAnalyzeTextHandler } from '../../functions/analyze-text/handler.ts';
import { HEAD_BYTES } from '../../functions/analyze-text/text-work.ts';
import type { AnalysisDocument } from '../../lib/core/text/analysis-document.ts';
import { s3Claims } from '../../lib/runtime/object-work/s3-claims.ts';
import { s3Results } from '../../lib/runtime/object-work/s3-results.ts';
import { s3Objects } from '../../lib/runtime/object-work/stored-objects.ts';
import { comprehendAnalyser } from '../../lib/runtime/text/comprehend-analyser.ts';
import { startS3 } from '../lib/local/s3/running-s3.ts';
import { manualTime, memoryLetters } from '../lib/runtime/batches.ts';
import { memoryCalls } from '../lib/runtime/text/memory-calls.ts';
import { type Script, scriptedComprehend } from '../lib/runtime/text/scripted-comprehend.ts';
import { toyComprehend } from '../lib/runtime/text/toy-comprehend.ts';

/** The function over a real S3 and a Comprehend that follows a script. */
export const textsInS3 = async (script: Script = toyComprehend) => {
  const s3 = await startS3(['texts', 'analyses']);
  onTestFinished(() => s3.close());
  const { client, calls } = await scriptedComprehend(script);
  const paid = memoryCalls();
  const letters = memoryLetters();
  const time = manualTime();
  const { direct } = createAnalyzeTextHandler({
    texts: s3Objects(s3.client, HEAD_BYTES),
    analyser: comprehendAnalyser(client, paid, time.clock),
    results: s3Results(s3.client, 'analyses'),
    claims: s3Claims(s3.client, { bucket: 'analyses', prefix: CLAIMS_PREFIX, holdMs: 28_000 }),
    deadLetters: letters,
    textsBucket: 'texts',
    clock: time.clock,
  });

  /** Uploads and gives the notification of it. */
  const put = async (Key: string, Body: string | Uint8Array, change: object = {}) => {
    const { ETag } = await s3.client.send(new PutObjectCommand({ Bucket: 'texts', Key, Body }));
    return notification(Key, { size: Buffer.byteLength(Body), eTag: ETag?.replaceAll('"', ''), ...change });
  };
  const document = async (key: string): Promise<AnalysisDocument> => {
    const { Body } = await s3.client.send(new GetObjectCommand({ Bucket: 'analyses', Key: `${key}.json` }));
    return JSON.parse((await Body?.transformToString()) ?? 'null');
  };
  const written = async (): Promise<readonly string[]> => {
    const { Contents = [] } = await s3.client.send(new ListObjectsV2Command({ Bucket: 'analyses' }));
    return Contents.map(({ Key = '' }) => Key);
  };
  const settle = (event: unknown) => direct(event, time.freshContext());
  return { s3, put, settle, document, written, letters, calls, paid };
};

let sequence = 0;

/** S3's notification about one object of the texts bucket. */
export const notification = (key: string, facts: object) => {
  sequence += 1;
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventName: 'ObjectCreated:Put',
        eventTime: '2026-11-23T19:05:07.000Z',
        s3: {
          bucket: { name: 'texts' },
          object: {
            key: encodeURIComponent(key),
            sequencer: sequence.toString(16).padStart(16, '0'),
            ...facts,
          },
        },
      },
    ],
  };
};
