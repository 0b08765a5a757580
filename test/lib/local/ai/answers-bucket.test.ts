import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it, onTestFinished } from 'vitest';
import { forgetLocalAnswers } from '../../../../lib/local/ai/answers-bucket.ts';
import { startS3 } from '../s3/running-s3.ts';

const BUCKETS = ['answers', 'answers-replay'];

it('forgets what the laptop’s own engines answered, not what was counted and not what AWS answered', async () => {
  const s3 = await startS3(BUCKETS);
  onTestFinished(() => s3.close());
  for (const Bucket of BUCKETS)
    for (const Key of ['comprehend/DetectSentiment/a.json', '.budget/comprehend/2026-03-01.json'])
      await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: '{}' }));
  const keys = (bucket: string) => s3.store.records(bucket).map(({ key }) => key);
  await forgetLocalAnswers(s3.store, { kind: 'replay', folder: '/nowhere' });
  expect(BUCKETS.map((bucket) => keys(bucket).length)).toEqual([2, 2]);
  await forgetLocalAnswers(s3.store, { kind: 'local' });
  expect(keys('answers')).toEqual(['.budget/comprehend/2026-03-01.json']);
  expect(keys('answers-replay')).toHaveLength(2);
});
