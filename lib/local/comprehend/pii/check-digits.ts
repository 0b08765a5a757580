import validator from 'validator';

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Luhn's check digit, and not the same digit throughout, which passes it too. */
export const isLuhn = (text: string): boolean => {
  const digits = digitsOf(text);
  return !/^(\d)\1+$/.test(digits) && validator.isLuhnNumber(digits);
};

/** A payment card: 13 to 19 digits that begin as issuers' numbers do, with Luhn's check digit. */
export const isCardNumber = (text: string): boolean => {
  const digits = digitsOf(text);
  return digits.length >= 13 && digits.length <= 19 && /^(?:[3-6]|2[2-7])/.test(digits) && isLuhn(digits);
};

/** Country, length and remainder 1 modulo 97 (ISO 13616). */
export const isBankAccount = (text: string): boolean =>
  validator.isIBAN(text.replace(/[\s-]/g, '').toUpperCase());

/** ABA: the digits times 3, 7, 1, 3, 7, 1 … add up to a multiple of 10. */
export const isRoutingNumber = (text: string): boolean => {
  const digits = digitsOf(text);
  const first = Number(digits.slice(0, 2));
  const district =
    first <= 12 || (first >= 21 && first <= 32) || (first >= 61 && first <= 72) || first === 80;
  return digits.length === 9 && digits !== '000000000' && district && weighted(digits, [3, 7, 1]) % 10 === 0;
};

/** NHS: weights 10 to 2, and the check digit is 11 less the remainder by 11. */
export const isNhsNumber = (text: string): boolean => {
  const digits = digitsOf(text);
  if (digits.length !== 10 || /^(\d)\1+$/.test(digits)) return false;
  const check = 11 - (weighted(digits.slice(0, 9), [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return check % 11 === Number(digits[9]) && check !== 10;
};

/** ISO 3779: letters count 1 to 9, the ninth place is the remainder by 11 of the weighted sum, X for 10. */
export const isVehicleNumber = (text: string): boolean => {
  const number = text.toUpperCase();
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(number) || !/[A-Z]/.test(number) || !/\d/.test(number)) return false;
  const sum = Array.from(number, (sign, at) => vehicleValue(sign) * (VEHICLE_WEIGHTS[at] ?? 0)).reduce(
    (a, b) => a + b,
    0,
  );
  return number[8] === (sum % 11 === 10 ? 'X' : String(sum % 11));
};

const VEHICLE_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const VEHICLE_LETTERS = 'ABCDEFGH JKLMN P R STUVWXYZ';
const VEHICLE_VALUES = '12345678 12345 7 9 23456789';
const vehicleValue = (sign: string): number => {
  const at = VEHICLE_LETTERS.indexOf(sign);
  return at < 0 ? Number(sign) : Number(VEHICLE_VALUES[at]);
};

const weighted = (digits: string, weights: readonly number[]): number =>
  Array.from(digits, (digit, at) => Number(digit) * (weights[at % weights.length] ?? 0)).reduce(
    (a, b) => a + b,
    0,
  );
