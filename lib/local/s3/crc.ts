/** A running checksum: bytes go in, `value` is the big-endian result so far. */
export interface Crc {
  update(bytes: Uint8Array): void;
  value(): Buffer;
}

/** CRC-32C (Castagnoli), reflected polynomial 0x82F63B78. */
export const crc32c = (): Crc => {
  let crc = 0xffffffff;
  return {
    update: (bytes) => {
      for (const byte of bytes) crc = (CRC32C[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
    },
    value: () => bigEndian((crc ^ 0xffffffff) >>> 0),
  };
};

/** CRC-64/NVME, reflected polynomial 0x9A6C9329AC4BC9B5, kept as two halves of 32 bits: bigints are too slow. */
export const crc64nvme = (): Crc => {
  let high = 0xffffffff;
  let low = 0xffffffff;
  return {
    update: (bytes) => {
      for (const byte of bytes) {
        const index = (low ^ byte) & 0xff;
        low = (CRC64.low[index] ?? 0) ^ ((low >>> 8) | (high << 24));
        high = (CRC64.high[index] ?? 0) ^ (high >>> 8);
      }
    },
    value: () => bigEndian((high ^ 0xffffffff) >>> 0, (low ^ 0xffffffff) >>> 0),
  };
};

const bigEndian = (...words: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(words.length * 4);
  words.forEach((word, index) => {
    bytes.writeUInt32BE(word, index * 4);
  });
  return bytes;
};

/** The remainder of every byte, by eight shifts each. */
const remainder = (byte: number, width: bigint, polynomial: bigint): bigint => {
  let value = BigInt(byte);
  for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ polynomial : value >> 1n;
  return BigInt.asUintN(Number(width), value);
};

const BYTES = Array.from({ length: 256 }, (_, byte) => byte);
const CRC32C = Int32Array.from(BYTES, (byte) => Number(BigInt.asIntN(32, remainder(byte, 32n, 0x82f63b78n))));
const CRC64_REMAINDERS = BYTES.map((byte) => remainder(byte, 64n, 0x9a6c9329ac4bc9b5n));
const CRC64 = {
  low: Int32Array.from(CRC64_REMAINDERS, (value) => Number(BigInt.asIntN(32, value))),
  high: Int32Array.from(CRC64_REMAINDERS, (value) => Number(BigInt.asIntN(32, value >> 32n))),
};
