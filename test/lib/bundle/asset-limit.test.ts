import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ASSET_LIMIT_BYTES, refuseOversized } from '../../../lib/bundle/asset-limit.ts';

describe('refuseOversized', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'asset-limit-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A file that has a size and takes no room on the disk. */
  const sparse = (path: string, bytes: number): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), '');
    truncateSync(join(folder, path), bytes);
  };

  it('takes a folder of exactly the limit', () => {
    sparse('model.onnx', ASSET_LIMIT_BYTES);
    expect(() => refuseOversized('predict', folder)).not.toThrow();
  });

  it('refuses one byte more, counted over all folders, with the name, the size and the limit', () => {
    sparse('models/big/model.onnx', ASSET_LIMIT_BYTES);
    sparse('index.js', 1);
    expect(() => refuseOversized('predict', folder)).toThrow(
      /"predict" has 250\.0 MiB unzipped \(262144001 bytes\); Lambda takes at most 250\.0 MiB \(262144000 bytes\)/,
    );
  });

  it('names the five largest files, the largest first, and no others', () => {
    sparse('a', 10 * 2 ** 20);
    sparse('b/deep', 200 * 2 ** 20);
    sparse('c', 20 * 2 ** 20);
    sparse('d', 30 * 2 ** 20);
    sparse('e', 40 * 2 ** 20);
    sparse('f', 50 * 2 ** 20);
    const message = messageOf(() => refuseOversized('predict', folder));
    expect(message.split('\n').slice(1)).toEqual([
      '  200.0 MiB  b/deep',
      '  50.0 MiB  f',
      '  40.0 MiB  e',
      '  30.0 MiB  d',
      '  20.0 MiB  c',
    ]);
  });
});

const messageOf = (action: () => void): string => {
  try {
    action();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing was thrown';
};
