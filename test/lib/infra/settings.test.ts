import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../lib/infra/settings.ts';

const settingsOf = (context: Record<string, unknown>) => readSettings(new App({ context }).node);

describe('readSettings', () => {
  it('has a default for everything but the model', () => {
    expect(settingsOf({})).toEqual({
      stage: 'dev',
      arch: 'arm64',
      auth: 'iam',
      throttleRate: 100,
      throttleBurst: 200,
      logRetentionDays: 30,
      reservedConcurrency: 'on',
    });
  });

  it('takes what the deployer gives, numbers as the text that the command line makes of them', () => {
    const given = {
      stage: 'prod',
      arch: 'x86_64',
      auth: 'iam',
      model: 'house-price',
      throttleRate: '5',
      throttleBurst: '7',
      logRetentionDays: '365',
      reservedConcurrency: 'off',
    };
    expect(settingsOf(given)).toEqual({ ...given, throttleRate: 5, throttleBurst: 7, logRetentionDays: 365 });
  });

  it('takes numbers that cdk.json holds as numbers', () => {
    expect(settingsOf({ throttleRate: 5 }).throttleRate).toBe(5);
  });

  it.each([
    ['stage', 'staging', 'dev, prod'],
    ['stage', '', 'dev, prod'],
    ['arch', 'riscv', 'arm64, x86_64'],
    ['auth', 'cognito', 'iam, none'],
    ['auth', 'jwt', 'iam, none (none in stage dev only; jwt is planned and not there yet)'],
    ['model', '', 'the name of a folder in models/'],
    ['throttleRate', '0', 'whole numbers from 1 to 10000'],
    ['throttleRate', 'fast', 'whole numbers from 1 to 10000'],
    ['throttleBurst', '2.5', 'whole numbers from 1 to 5000'],
    ['logRetentionDays', '31', '1, 3, 5, 7, 14, 30, 60, 90'],
    ['reservedConcurrency', 'true', 'on, off'],
  ])('refuses -c %s=%s with the values that are possible', (name, value, allowed) => {
    expect(() => settingsOf({ [name]: value })).toThrow(
      `-c ${name}=${value} is not possible; allowed: ${allowed}`,
    );
  });

  it('names everything that is wrong at once', () => {
    expect(() => settingsOf({ stage: 'x', arch: 'y' })).toThrow(/stage=x.*\n.*arch=y/);
  });

  it('opens the API to everybody in dev only', () => {
    expect(settingsOf({ auth: 'none' }).auth).toBe('none');
    expect(() => settingsOf({ auth: 'none', stage: 'prod' })).toThrow(
      '-c auth=none would open stage prod to everybody; allowed: iam (none in dev only)',
    );
  });
});
