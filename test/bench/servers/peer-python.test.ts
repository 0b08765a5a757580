import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { preparePeerPython } from '../../../bench/servers/peer-python.ts';

const requirements = join(import.meta.dirname, '../../../bench/peers/requirements.txt');

test('without Python the peers are skipped, and the reason is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'peer-python-'));
  vi.stubEnv('PATH', folder);
  try {
    expect(await preparePeerPython({ requirements, folder: join(folder, 'venv') })).toEqual({
      skipped: expect.stringMatching(/could not be installed \(spawn python3? ENOENT\)/),
    });
  } finally {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  }
});
