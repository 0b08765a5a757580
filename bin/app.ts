import { ModelError } from '../lib/core/errors.ts';
import { SettingsError } from '../lib/core/settings/settings.ts';
import { createApp } from '../lib/infra/app.ts';

try {
  const app = await createApp();
  app.synth();
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof ModelError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
