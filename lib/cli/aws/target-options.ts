import { flag } from '../command.ts';
import { httpUrl, someText } from '../option-values.ts';

const NO_TEXT: string | undefined = undefined;
const optionalText = { parse: someText, fallback: NO_TEXT };

/** Where AWS's protocols are spoken: the laptop cloud, unless AWS is asked for. */
export const TARGET_OPTIONS = {
  endpointUrl: {
    about: 'the laptop cloud, where it is elsewhere (or AWS_ENDPOINT_URL, where that names this machine)',
    value: '<url>',
    parse: httpUrl,
    fallback: NO_TEXT,
  },
  profile: { ...optionalText, about: 'go to AWS, with this profile', value: '<name>' },
  region: { ...optionalText, about: 'go to AWS, in this region', value: '<name>' },
};

/** For commands that change something there. */
export const CONFIRM_OPTION = { yes: flag('do not ask before acting on AWS') };

export interface TargetValues {
  readonly endpointUrl: string | undefined;
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

export const TARGET_NOTES =
  'Without --profile or --region nothing leaves this machine, whatever AWS_* variables say.';
