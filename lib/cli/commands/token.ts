import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { someText, wholeNumber } from '../option-values.ts';
import { DEFAULT_AUDIENCE } from '../start/auth-options.ts';

export const token = defineCommand({
  name: 'token',
  summary: 'Sign a token for a laptop cloud that wants one.',
  group: 'Run',
  examples: ['polo token', 'POLO_TOKEN=$(polo token) polo query --weight 200', 'polo token --audience web'],
  notes:
    'For "polo start --auth jwt" over the same state folder, which holds the key; started with --jwt-issuer it takes\n' +
    "that issuer's tokens alone. No deployed stack takes these tokens.",
  options: {
    audience: { about: 'whom it is for', value: '<name>', parse: someText, fallback: DEFAULT_AUDIENCE },
    subject: { about: 'who has it', value: '<name>', parse: someText, fallback: 'local' },
    lifetime: {
      about: 'seconds until it expires',
      value: '<seconds>',
      parse: wholeNumber({ min: 1, max: 365 * 24 * 3600 }),
      fallback: 3600,
    },
    state: {
      about: "the laptop cloud's folder for everything that lasts",
      value: '<folder>',
      parse: someText,
      fallback: '.polo',
    },
  },
  run: async ({ options: { audience, subject, lifetime, state } }) => {
    const { issueToken, tokenKeyFolder } = await import('../../local/http/auth/laptop-issuer.ts');
    const keyFolder = tokenKeyFolder(state);
    const signed = await issueToken({ keyFolder, audience, subject, lifetimeSeconds: lifetime });
    return { exitCode: EXIT.ok, output: { token: signed }, text: signed };
  },
});
