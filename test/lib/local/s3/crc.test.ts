import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32c, crc64nvme } from '../../../../lib/local/s3/crc.ts';

const CHECK = Buffer.from('123456789');

describe.each([
  { name: 'CRC-32C', create: crc32c, check: 'e3069283', empty: '00000000' },
  { name: 'CRC-64/NVME', create: crc64nvme, check: 'ae8b14860a799888', empty: '0000000000000000' },
])('$name', ({ create, check, empty }) => {
  it('gives the published check value of "123456789"', () => {
    const crc = create();
    crc.update(CHECK);
    expect(crc.value().toString('hex')).toBe(check);
  });

  it('gives 0 for no bytes', () => {
    expect(create().value().toString('hex')).toBe(empty);
  });

  it('does not depend on how the bytes are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (head, tail) => {
        const [cut, whole] = [create(), create()];
        cut.update(head);
        cut.update(tail);
        whole.update(Buffer.concat([head, tail]));
        expect(cut.value()).toEqual(whole.value());
      }),
    );
  });
});
