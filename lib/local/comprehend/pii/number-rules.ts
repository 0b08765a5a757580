import {
  isBankAccount,
  isCardNumber,
  isLuhn,
  isNhsNumber,
  isRoutingNumber,
  isVehicleNumber,
} from './check-digits.ts';
import type { PiiRule } from './pii-finding.ts';

/** A number after words that say what it is, with up to 20 signs of the sentence between them. */
const after = (words: string, number: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])[^\p{L}\p{N}\n]{0,8}(?:(?:is|was|es|number|no|n[úu]mero|num)(?![\p{L}\p{N}])[^\p{L}\p{N}\n]{0,5}){0,2}(?<it>${number})(?![\p{L}\p{N}])`,
    'dgiu',
  );

/** Social Security: no area 000, 666 or 900 up (those are taxpayers' numbers), no group 00, no serial 0000. */
const isSocialSecurity = (text: string): boolean => {
  const digits = text.replace(/\D/g, '');
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits);
};

/** Numbers that a check digit, or the words before them, tell. */
export const NUMBER_RULES: readonly PiiRule[] = [
  {
    type: 'CREDIT_DEBIT_NUMBER',
    pattern: /(?<![\p{L}\p{N}]|[\d][ -])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}]|[ -]\d)/dgu,
    holds: isCardNumber,
    score: 0.99,
  },
  {
    type: 'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,8}(?![\p{L}\p{N}])/dgu,
    holds: isBankAccount,
    score: 0.99,
  },
  {
    type: 'SSN',
    pattern: /(?<![\p{L}\p{N}-])\d{3}([- ])\d{2}\1\d{4}(?![\p{L}\p{N}-])/dgu,
    holds: isSocialSecurity,
    score: 0.98,
  },
  {
    type: 'SSN',
    pattern: after('SSN|social security(?: number)?|seguridad social', String.raw`\d{9}`),
    holds: isSocialSecurity,
    score: 0.95,
  },
  {
    type: 'US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER',
    pattern: /(?<![\p{L}\p{N}-])9\d{2}-(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])-\d{4}(?![\p{L}\p{N}-])/dgu,
    score: 0.95,
  },
  {
    type: 'BANK_ROUTING',
    pattern: after('routing|ABA|RTN|routing transit', String.raw`\d{9}`),
    holds: isRoutingNumber,
    score: 0.98,
  },
  {
    type: 'BANK_ACCOUNT_NUMBER',
    pattern: after('account|acct|a/c|bank account|cuenta|cuenta bancaria', String.raw`\d[\d -]{5,18}\d`),
    score: 0.9,
  },
  {
    type: 'SWIFT_CODE',
    pattern: after('SWIFT|BIC|SWIFT code|SWIFT/BIC', '[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?'),
    score: 0.95,
  },
  {
    type: 'CREDIT_DEBIT_CVV',
    pattern: after('CVV|CVC|CVV2|security code|c[óo]digo de seguridad', String.raw`\d{3,4}`),
    score: 0.97,
  },
  {
    type: 'CREDIT_DEBIT_EXPIRY',
    pattern: after(
      'exp|exp\\.|expir(?:y|es|ation)(?: date)?|valid (?:thru|until|through)|vence|caduca|caducidad',
      String.raw`(?:0[1-9]|1[0-2])\s?[/-]\s?(?:20)?\d{2}`,
    ),
    score: 0.97,
  },
  { type: 'PIN', pattern: after('PIN|PIN code', String.raw`\d{4,8}`), score: 0.95 },
  {
    type: 'PASSPORT_NUMBER',
    pattern: after('passport|pasaporte', String.raw`[A-Z]{0,3}\d{6,9}`),
    score: 0.93,
  },
  {
    type: 'DRIVER_ID',
    pattern: after(
      "driver'?s? licen[sc]e|driver’s licen[sc]e|driving licen[sc]e|DL|licencia de conducir|permiso de conducir",
      String.raw`(?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{4,16}`,
    ),
    score: 0.9,
  },
  {
    type: 'LICENSE_PLATE',
    pattern: after(
      'licen[sc]e plate|number plate|plate|matr[íi]cula',
      String.raw`(?=[A-Z0-9 -]*\d)[A-Z0-9]{1,4}[ -]?[A-Z0-9]{2,4}`,
    ),
    score: 0.88,
  },
  {
    type: 'VEHICLE_IDENTIFICATION_NUMBER',
    pattern: /(?<![\p{L}\p{N}])[A-HJ-NPR-Z0-9]{17}(?![\p{L}\p{N}])/dgu,
    holds: isVehicleNumber,
    score: 0.97,
  },
  {
    type: 'UK_NATIONAL_INSURANCE_NUMBER',
    pattern:
      /(?<![\p{L}\p{N}])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d{2}){3} ?[A-D](?![\p{L}\p{N}])/dgu,
    score: 0.95,
  },
  {
    type: 'UK_NATIONAL_HEALTH_SERVICE_NUMBER',
    pattern: after('NHS|National Health Service', String.raw`\d{3}[ -]?\d{3}[ -]?\d{4}`),
    holds: isNhsNumber,
    score: 0.97,
  },
  {
    type: 'CA_SOCIAL_INSURANCE_NUMBER',
    pattern: after('SIN|social insurance(?: number)?', String.raw`\d{3}[ -]?\d{3}[ -]?\d{3}`),
    holds: isLuhn,
    score: 0.96,
  },
  {
    type: 'IN_PERMANENT_ACCOUNT_NUMBER',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z](?![\p{L}\p{N}])/dgu,
    score: 0.9,
  },
];
