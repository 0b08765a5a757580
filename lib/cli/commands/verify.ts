import { defineCommand } from '../command.ts';
import { decimalNumber } from '../option-values.ts';
import { IDENTITY_OPTIONS, identityFor } from '../query/identity.ts';
import { ADDRESS_OPTIONS, addressOf, reachApi } from '../verify/address.ts';

export const verify = defineCommand({
  name: 'verify',
  summary: 'Check that a deployment answers as it should: the smoke test.',
  group: 'Collection',
  examples: [
    'polo verify',
    'polo verify --stack marcopolo-dev',
    'polo verify --url https://abc.execute-api.eu-west-1.amazonaws.com',
  ],
  notes:
    'Asks every route, the models by the examples of their cards, and what must be refused; changes nothing.\n' +
    'Requests to an execute-api host are signed, and then strangers must be refused too.\n' +
    'With --stack AWS is asked for the address, in --region or the one of your AWS configuration.',
  options: {
    ...ADDRESS_OPTIONS,
    ...IDENTITY_OPTIONS,
    timeout: {
      about: 'seconds for each answer',
      value: '<seconds>',
      parse: decimalNumber((value) => value > 0 && value <= 300, 'a number of seconds above 0, at most 300'),
      fallback: 30,
    },
  },
  run: async ({ options }) => {
    const url = await addressOf(options);
    const { verifyApi } = await import('../verify/verify-api.ts');
    const identify = await identityFor(url, options);
    return reachApi(url, () => verifyApi({ url, identify, timeoutSeconds: options.timeout }));
  },
});
