import { describe, expect, it } from 'vitest';
import { createTextEngine } from '../../../../../lib/local/comprehend/text-engine.ts';

const engine = createTextEngine();
const piiIn = async (text: string, language = 'en') => {
  const signs = [...text];
  return (await engine.pii(text, language)).map(
    ({ Type, BeginOffset, EndOffset }) => `${Type} ${signs.slice(BeginOffset, EndOffset).join('')}`,
  );
};

describe('what tells who somebody is', () => {
  it.each([
    ['NAME', 'my name is ', 'John Smith', '.'],
    ['CREDIT_DEBIT_NUMBER', 'paid with ', '4111 1111 1111 1111', ' today'],
    ['CREDIT_DEBIT_NUMBER', 'paid with ', '3782-822463-10005', ' today'],
    ['CREDIT_DEBIT_EXPIRY', 'exp ', '12/27', ''],
    ['CREDIT_DEBIT_CVV', 'CVV ', '123', ''],
    ['INTERNATIONAL_BANK_ACCOUNT_NUMBER', 'to ', 'GB82 WEST 1234 5698 7654 32', '.'],
    ['INTERNATIONAL_BANK_ACCOUNT_NUMBER', 'to ', 'DE89370400440532013000', '.'],
    ['BANK_ROUTING', 'routing number ', '021000021', ''],
    ['BANK_ACCOUNT_NUMBER', 'account number ', '123456789012', ''],
    ['SWIFT_CODE', 'SWIFT: ', 'DEUTDEFF', ''],
    ['PHONE', 'call ', '+1 (415) 555-2671', ' now'],
    ['PHONE', 'call ', '212-555-0199', '.'],
    ['PHONE', 'call ', '+44 20 7946 0958', '!'],
    ['EMAIL', 'mail ', "bob.o'neil@example.co.uk", ', please'],
    ['URL', 'see (', 'https://example.com/a?b=c', ').'],
    ['URL', 'see ', 'www.example.com', '.'],
    ['IP_ADDRESS', 'from ', '10.0.0.1', '.'],
    ['IP_ADDRESS', 'from ', '2001:db8::1', ','],
    ['MAC_ADDRESS', 'mac ', '00:1B:44:11:3A:B7', ''],
    ['SSN', 'SSN ', '123-45-6789', ''],
    ['US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER', 'ITIN ', '912-70-1234', ''],
    ['AWS_ACCESS_KEY', 'key ', 'AKIAIOSFODNN7EXAMPLE', ''],
    ['AWS_SECRET_KEY', 'key ', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', ''],
    ['ADDRESS', 'at ', '1600 Pennsylvania Ave NW, Washington, DC 20500', ' now'],
    ['ADDRESS', 'at ', '221B Baker Street, London', ' now'],
    ['ADDRESS', 'at ', '350 5th Ave, Apt 3B, New York, NY 10118', ''],
    ['DATE_TIME', 'born ', '12 May 1990', ''],
    ['DATE_TIME', 'at ', '2024-05-12T10:00:00Z', ''],
    ['PASSWORD', 'password: ', 'hunter2', ''],
    ['USERNAME', 'username is ', 'bob_99', ''],
    ['PIN', 'PIN is ', '1234', ''],
    ['AGE', 'he is ', '42 years old', ''],
    ['PASSPORT_NUMBER', 'passport number: ', 'X1234567', ''],
    ['DRIVER_ID', "driver's license ", 'D1234567', ''],
    ['LICENSE_PLATE', 'license plate ', 'ABC-1234', ''],
    ['VEHICLE_IDENTIFICATION_NUMBER', 'VIN ', '1HGCM82633A004352', ''],
    ['UK_NATIONAL_INSURANCE_NUMBER', 'NI ', 'AB123456C', ''],
    ['UK_NATIONAL_HEALTH_SERVICE_NUMBER', 'NHS number ', '943 476 5919', ''],
    ['CA_SOCIAL_INSURANCE_NUMBER', 'SIN ', '046 454 286', ''],
  ])('%s in "%s%s%s", also after emoji', async (type, before, what, after) => {
    expect(await piiIn(`${before}${what}${after}`)).toContain(`${type} ${what}`);
    expect(await piiIn(`👩‍👩‍👧 😀 ${before}${what}${after} 😀`)).toContain(`${type} ${what}`);
  });

  it.each([
    ['NAME', 'me llamo ', 'María García', '.'],
    ['ADDRESS', 'vivo en ', 'Calle de Alcalá 42, 28014 Madrid', ''],
    ['PHONE', 'mi teléfono es ', '612 34 56 78', ''],
    ['PASSWORD', 'contraseña: ', 'secreto1', ''],
    ['AGE', 'tengo ', '30 años', ''],
    ['DATE_TIME', 'nací el ', '3 de mayo de 1990', ''],
    ['INTERNATIONAL_BANK_ACCOUNT_NUMBER', 'IBAN ', 'ES91 2100 0418 4502 0005 1332', ''],
    ['CREDIT_DEBIT_NUMBER', 'tarjeta ', '5500 0000 0000 0004', ''],
  ])('%s in Spanish: "%s%s%s"', async (type, before, what, after) => {
    expect(await piiIn(`${before}${what}${after}`, 'es')).toContain(`${type} ${what}`);
  });
});

describe('what only looks like it', () => {
  it.each([
    'card 4111 1111 1111 1112',
    'zeros 0000 0000 0000 0000',
    'order 1234567890123456',
    'to GB82 WEST 1234 5698 7654 33',
    'routing number 021000022',
    'SSN 000-12-3456',
    'SSN 666-12-3456',
    'SSN 123-00-6789',
    'VIN 1HGCM82633A004353',
    'from 999.1.1.1',
    'digest da39a3ee5e6b4b0d3255bfef95601890afd80709',
    'the namespace std::vector and a::b',
    'the score was 3-2, about 1,000,000 people came',
    'version 1.2.3 of chapter 12',
    'not@mail and @mention',
  ])('is passed over: %s', async (text) => {
    expect(await piiIn(text)).toEqual([]);
  });
});

it('findings of different types may overlap, findings of one type do not', async () => {
  const found = await engine.pii(
    'Write to https://example.com/?mail=ann@example.com or ann@example.com',
    'en',
  );
  expect(found.map(({ Type }) => Type)).toEqual(['URL', 'EMAIL', 'EMAIL']);
  expect(found[1]?.BeginOffset).toBeLessThan(found[0]?.EndOffset ?? 0);
});
