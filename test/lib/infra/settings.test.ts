import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../../../lib/core/settings/settings.ts';
import { readSettings } from '../../../lib/infra/settings.ts';

const read = (context: Record<string, unknown>) => readSettings(new App({ context }).node);

describe('readSettings', () => {
  it('takes settings from the CDK context, with the defaults for the rest', () => {
    expect(read({ throttleRate: '5' })).toEqual({ ...settingsFrom({}), throttleRate: 5 });
  });

  it("leaves the CDK's own context alone", () => {
    const own = {
      'aws:cdk:bundling-stacks': [],
      '@aws-cdk/core:checkSecretUsage': true,
      'cli-telemetry': false,
    };
    expect(read(own)).toEqual(settingsFrom({}));
  });

  it('refuses a name that is no setting, which would do nothing', () => {
    expect(() => read({ throtleRate: '5' })).toThrow(
      /^-c throtleRate=… is no setting; there are stage, .*throttleRate/,
    );
  });

  it('refuses what a setting cannot be', () => {
    expect(() => read({ stage: 'staging' })).toThrow('-c stage=staging is not possible');
  });
});
