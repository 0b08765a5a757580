import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockState } from '../../../../lib/local/state/state-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'state-')), 'polo');
});

describe('lockState', () => {
  it('makes the folder, and gives it back', () => {
    const unlock = lockState(folder);
    expect(existsSync(join(folder, 'lock'))).toBe(true);
    unlock();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('refuses a folder that a running process has, and names it', async () => {
    lockState(folder)();
    await writeFile(join(folder, 'lock'), String(process.ppid));
    expect(() => lockState(folder)).toThrow(
      `in use by another laptop cloud (process ${process.ppid}); stop it or choose --state`,
    );
  });

  it.each(['999999999', '', 'not a number'])('takes over a lock that says "%s"', async (owner) => {
    lockState(folder)();
    await writeFile(join(folder, 'lock'), owner);
    expect(() => lockState(folder)).not.toThrow();
  });

  it('says what is wrong with a folder that is a file', async () => {
    await writeFile(folder, 'in the way');
    expect(() => lockState(folder)).toThrow(expect.objectContaining({ name: 'StateFolderError' }));
    expect(() => lockState(folder)).toThrow(/choose another with --state/);
  });
});
