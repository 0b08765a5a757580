import { expect, it } from 'vitest';
import {
  isBankAccount,
  isCardNumber,
  isNhsNumber,
  isRoutingNumber,
  isVehicleNumber,
} from '../../../../../lib/local/comprehend/pii/check-digits.ts';

it.each([
  [isCardNumber, '4111 1111 1111 1111', '4111 1111 1111 1112'],
  [isCardNumber, '3782-822463-10005', '3782-822463-10006'],
  [isCardNumber, '5500000000000004', '0000000000000000'],
  [isBankAccount, 'GB82 WEST 1234 5698 7654 32', 'GB82 WEST 1234 5698 7654 33'],
  [isBankAccount, 'DE89370400440532013000', 'DE88370400440532013000'],
  [isRoutingNumber, '021000021', '021000022'],
  [isRoutingNumber, '011401533', '991401533'],
  [isNhsNumber, '943 476 5919', '943 476 5918'],
  [isVehicleNumber, '1HGCM82633A004352', '1HGCM82633A004353'],
  [isVehicleNumber, '1M8GDM9AXKP042788', '11111111111111111'],
])('%o takes %s and not %s', (holds, right, wrong) => {
  expect(holds(right)).toBe(true);
  expect(holds(wrong)).toBe(false);
});
