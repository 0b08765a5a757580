import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSequencer } from '../../../../lib/local/s3/sequencer.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sequencer-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('gives hexadecimal numbers of one length, each greater than the last, also after opening again', async () => {
  const path = join(folder, 'sequencer');
  const first = await openSequencer(path);
  const given = [first(), first(), first()];
  const second = await openSequencer(path);
  given.push(second(), second());
  expect(given).toEqual([...new Set(given)].sort());
  for (const sequencer of given) expect(sequencer).toMatch(/^[0-9A-F]{18}$/);
});

it('says what is wrong with a file that holds no number', async () => {
  await writeFile(join(folder, 'sequencer'), 'oops');
  await expect(openSequencer(join(folder, 'sequencer'))).rejects.toThrow(
    'should hold a hexadecimal number but holds "oops"',
  );
});
