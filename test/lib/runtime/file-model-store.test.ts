import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileModelStore } from '../../../lib/runtime/file-model-store.ts';
import { doublingModel, modelFolder, sampleCard } from '../core/model/sample-model.ts';

describe('fileModelStore', () => {
  it('serves each folder with a card, and loads its model once', async () => {
    const folder = await modelFolder();
    await mkdir(join(folder, 'notes'));
    const models = fileModelStore(folder);
    expect(await models.cards()).toEqual([sampleCard()]);
    const scorer = await models.scorer('doubling');
    expect(await models.scorer('doubling')).toBe(scorer);
    expect(await scorer.score([[3]])).toEqual([[[7]]]);
  });

  it.each(['nobody', '../doubling', 'a\0b', 'con', '🐈', 'x'.repeat(5000), '__proto__'])(
    'looks up %s among the cards and touches no file for it',
    async (name) => {
      const models = fileModelStore(await modelFolder());
      await expect(models.scorer(name)).rejects.toMatchObject({
        name: 'ValidationError',
        code: 'model_unknown',
      });
    },
  );

  it('refuses a model that is not the one its card names, with both digests', async () => {
    const folder = await modelFolder();
    await writeFile(join(folder, 'doubling', 'model.onnx'), doublingModel().fill(0, 40, 41));
    const loading = fileModelStore(folder).scorer('doubling');
    await expect(loading).rejects.toMatchObject({ code: 'model_digest_mismatch' });
    await expect(loading).rejects.toThrow(/has sha256 [0-9a-f]{64}, its card expects [0-9a-f]{64}/);
  });

  it('tries a failed load again', async () => {
    const folder = await modelFolder();
    const file = join(folder, 'doubling', 'model.onnx');
    await rename(file, `${file}.away`);
    const models = fileModelStore(folder);
    await expect(models.scorer('doubling')).rejects.toThrow('ENOENT');
    await rename(`${file}.away`, file);
    expect(await (await models.scorer('doubling')).score([[1]])).toEqual([[[3]]]);
  });

  it('refuses a card whose name is not its folder', async () => {
    const folder = await modelFolder();
    await rename(join(folder, 'doubling'), join(folder, 'other'));
    await expect(fileModelStore(folder).cards()).rejects.toThrow('folder and name must agree');
  });
});
