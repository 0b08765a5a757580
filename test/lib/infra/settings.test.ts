import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../../../lib/core/settings/settings.ts';
import { readSettings } from '../../../lib/infra/settings.ts';

const read = (context: Record<string, unknown>) => readSettings(new App({ context }).node);

describe('readSettings', () => {
  it('takes settings from the CDK context, with the defaults for the rest', () => {
    expect(read({ throttleRate: '5' })).toEqual({ ...settingsFrom(() => undefined), throttleRate: 5 });
  });

  it('refuses what a setting cannot be', () => {
    expect(() => read({ stage: 'staging' })).toThrow('-c stage=staging is not possible');
  });
});
