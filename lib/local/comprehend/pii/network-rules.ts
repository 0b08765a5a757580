import ipaddr from 'ipaddr.js';
import validator from 'validator';
import type { PiiRule } from './pii-finding.ts';

const isInternetAddress = (text: string): boolean =>
  text.includes(':')
    ? ipaddr.IPv6.isValid(text) && /[0-9a-f]{2}/i.test(text)
    : ipaddr.IPv4.isValidFourPartDecimal(text);

/** AWS's secret keys are 40 signs of base64; words, paths and hexadecimal digests of that length are not mixed so. */
const isMixed = (text: string): boolean =>
  /[a-z]/.test(text) &&
  /[A-Z]/.test(text) &&
  /\d/.test(text) &&
  new Set(text).size > 18 &&
  !/^[0-9a-fA-F]+$/.test(text);

/** Addresses of machines and mail, and keys. */
export const NETWORK_RULES: readonly PiiRule[] = [
  {
    type: 'EMAIL',
    pattern:
      /(?<![\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-])[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/dgu,
    holds: (text) => validator.isEmail(text, { allow_utf8_local_part: true }),
    score: 0.999,
  },
  {
    type: 'URL',
    pattern:
      /\bhttps?:\/\/[^\s<>"'`]{1,2000}[^\s<>"'`.,;:!?)\]}]|\bwww\.[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?:\/[^\s<>"'`]{0,500}[^\s<>"'`.,;:!?)\]}])?/dgiu,
    score: 0.99,
  },
  {
    type: 'IP_ADDRESS',
    pattern:
      /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d]|\.\d)|(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/dgi,
    holds: isInternetAddress,
    score: 0.98,
  },
  {
    type: 'MAC_ADDRESS',
    pattern: /(?<![\w:-])[0-9a-f]{2}(?:(?::[0-9a-f]{2}){5}|(?:-[0-9a-f]{2}){5})(?![\w:-])/dgi,
    score: 0.98,
  },
  {
    type: 'AWS_ACCESS_KEY',
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}(?![A-Za-z0-9])/dg,
    score: 0.99,
  },
  {
    type: 'AWS_SECRET_KEY',
    pattern: /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/dg,
    holds: isMixed,
    score: 0.85,
  },
];
