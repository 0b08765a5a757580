import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { digestBytes } from '../../../../lib/core/training/digest-bytes.ts';
import { csvSource } from './csv-source.ts';

describe('digestBytes', () => {
  it('hands every chunk on and gives the digest and length of all of them', async () => {
    const digested = digestBytes(csvSource('Marco! Polo!', 5));
    const chunks: Uint8Array[] = [];
    for await (const chunk of digested) chunks.push(chunk);
    expect(chunks.map((chunk) => Buffer.from(chunk).toString())).toEqual(['Marco', '! Pol', 'o!']);
    expect(digested.length()).toBe(12);
    expect(digested.sha256()).toBe(createHash('sha256').update('Marco! Polo!').digest('hex'));
  });

  it('counts what was handed on so far', async () => {
    const digested = digestBytes(csvSource('Marco! Polo!', 5));
    for await (const _ of digested) break;
    expect(digested.length()).toBe(5);
  });
});
