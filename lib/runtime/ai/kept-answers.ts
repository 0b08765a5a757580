import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { errorFacts } from '../error-facts.ts';
import { logger } from '../logger.ts';
import { count } from '../metrics.ts';
import type { PaidCalls, Question } from './paid-calls.ts';

export interface KeptAnswersOptions {
  readonly bucket: string;
  /** Answers older than this are not used; 0 keeps nothing. */
  readonly answerHours: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const HOUR_MS = 3_600_000;

const Kept = z.object({ answer: z.json() });

/**
 * Answers in S3, each under a digest of its question, so that the bucket's list tells nobody's text. What goes wrong with
 * it is logged and costs a call, never a request.
 */
export const keptAnswers = (
  s3: S3Client,
  { bucket, answerHours, now }: KeptAnswersOptions,
): Pick<PaidCalls, 'find' | 'keep'> => {
  const placeOf = (question: Question) => ({ Bucket: bucket, Key: answerKey(question) });
  const isYoung = (written: Date | undefined): boolean =>
    written !== undefined && now() - written.getTime() <= answerHours * HOUR_MS;
  return {
    find: async (question) => {
      if (answerHours === 0) return undefined;
      try {
        const { Body, LastModified } = await s3.send(new GetObjectCommand(placeOf(question)));
        const text = (await Body?.transformToString()) ?? '';
        if (!isYoung(LastModified)) return undefined;
        const { answer } = Kept.parse(JSON.parse(text));
        count('ReusedAnswers');
        return answer;
      } catch (error) {
        const isMissing = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
        if (!isMissing) logger.warn('kept answer not read', { error: errorFacts(error) });
        return undefined;
      }
    },
    keep: async (question, answer) => {
      if (answerHours === 0) return;
      const Body = JSON.stringify({ answer });
      const command = new PutObjectCommand({ ...placeOf(question), Body, ContentType: 'application/json' });
      await s3
        .send(command)
        .catch((error: unknown) => logger.warn('answer not kept', { error: errorFacts(error) }));
    },
  };
};

/** `comprehend/DetectSentiment/<sha-256 of the question>.json` */
export const answerKey = ({ service, operation, input }: Question): string => {
  const digest = createHash('sha256')
    .update(JSON.stringify([service, operation, input]))
    .digest('hex');
  return `${service}/${operation}/${digest}.json`;
};
