import { readFile } from 'node:fs/promises';
import { ExpiredTokenException } from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';
import { CliError, wrongUsage } from '../../../lib/cli/cli-error.ts';
import { failureOf, isUnreachable } from '../../../lib/cli/failure.ts';
import { ModelError, TransientError, ValidationError } from '../../../lib/core/errors.ts';
import { TrainingDataError } from '../../../lib/core/training/training-data-error.ts';
import { PortTakenError } from '../../../lib/local/http/listen.ts';
import { StateFolderError } from '../../../lib/local/state/state-lock.ts';

const named = (name: string, more: object = {}): Error => Object.assign(new Error('m'), { name, ...more });

it.each([
  [new ValidationError('type_mismatch', 'm'), 2],
  [new TrainingDataError('no_rows', 'm'), 2],
  [new RangeError('m'), 2],
  [wrongUsage('m'), 2],
  [new ModelError('model_corrupt', 'm'), 1],
  [new PortTakenError('m'), 1],
  [new StateFolderError('m'), 1],
  [new Error('m'), 1],
  ['thrown text', 1],
  [new TransientError('overloaded', 'm'), 3],
  [new CliError(3, 'm'), 3],
  [named('CredentialsProviderError'), 3],
  [named('TimeoutError'), 3],
  [named('Error', { code: 'ECONNREFUSED' }), 3],
  [named('Error', { code: 'ENOTFOUND' }), 3],
])('gives %o the exit code %i', (error, exitCode) => {
  expect(failureOf(error).exitCode).toBe(exitCode);
});

it('says what to do about credentials that do not count any more', () => {
  const expired = new ExpiredTokenException({ message: 'The token is expired', $metadata: {} });
  expect(failureOf(expired)).toEqual({
    exitCode: 3,
    code: 'ExpiredTokenException',
    message: 'The token is expired; sign in to AWS, or choose another --profile',
  });
});

it('names the file that is not there', async () => {
  const error = await readFile('/nonexistent/x').catch((thrown: unknown) => thrown);
  expect(failureOf(error)).toEqual({ exitCode: 2, code: 'ENOENT', message: '/nonexistent/x is not there' });
});

it('names errors of AWS, and makes one line of several', () => {
  expect(failureOf(Object.assign(new Error('a\n  b'), { name: 'ResourceNotFoundException' })).message).toBe(
    'ResourceNotFoundException: a b',
  );
});

it('tells what was not reached from what was refused', () => {
  expect(isUnreachable(named('Error', { code: 'ECONNRESET' }))).toBe(true);
  expect(isUnreachable(named('AccessDeniedException'))).toBe(false);
});
