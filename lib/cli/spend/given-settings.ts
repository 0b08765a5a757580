import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Settings, SettingsError, settingsFrom } from '../../core/settings/settings.ts';
import { wrongUsage } from '../cli-error.ts';
import { packageFile } from '../package-root.ts';

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

/**
 * The settings that `cdk deploy` would have with the same `-c name=value` options: these, then cdk.json's.
 *
 * @throws {CliError} naming what is wrong and what is allowed.
 */
export const givenSettings = (pairs: readonly string[]): Settings => {
  const { context } = CdkJson.parse(JSON.parse(readFileSync(packageFile('cdk.json'), 'utf8')));
  const given = { ...context, ...Object.fromEntries(pairs.map(parsePair)) };
  try {
    return settingsFrom(given);
  } catch (error) {
    if (error instanceof SettingsError)
      throw wrongUsage(error.message.replaceAll('\n', '; '), { cause: error });
    throw error;
  }
};

const parsePair = (pair: string): readonly [string, string] => {
  const equals = pair.indexOf('=');
  if (equals > 0) return [pair.slice(0, equals), pair.slice(equals + 1)];
  throw wrongUsage(`-c ${pair} is no setting; write -c name=value, as for cdk deploy`);
};
