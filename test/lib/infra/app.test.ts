import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../lib/infra/app.ts';
import { flags } from './collection-templates.ts';

const outdirs: string[] = [];
afterAll(() => {
  for (const outdir of outdirs) rmSync(outdir, { recursive: true, force: true });
});

const appWith = (context: Readonly<Record<string, string>> = {}) => {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  outdirs.push(outdir);
  return createApp({ outdir, context: { ...flags(), ...context } });
};

/** Everything that reaches CloudFormation: the templates, and the hashes of the code in them. */
const templatesIn = (outdir: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(outdir)
      .filter((name) => name.endsWith('.template.json'))
      .map((name) => [name, readFileSync(join(outdir, name), 'utf8')]),
  );

const librariesOf = (outdir: string): readonly string[] =>
  readdirSync(join(outdir, 'bundles/predict/onnxruntime'));

describe('createApp', () => {
  it('gives the same templates twice, made in different folders', async () => {
    const first = (await appWith()).synth().directory;
    const second = (await appWith()).synth().directory;
    expect(Object.keys(templatesIn(first))).toEqual([
      'marcopolo-dev-data.template.json',
      'marcopolo-dev.template.json',
    ]);
    expect(templatesIn(second)).toEqual(templatesIn(first));
  }, 60_000);

  it("ships the target platform's libraries and no other", async () => {
    const { outdir } = await appWith({ arch: 'x86_64' });
    expect(librariesOf(outdir)).toEqual(['libonnxruntime.so.1', 'onnxruntime_binding.node']);
    const library = readFileSync(join(outdir, 'bundles/predict/onnxruntime/onnxruntime_binding.node'));
    expect(library.readUInt16LE(ELF_MACHINE)).toBe(ELF_X86_64);
  }, 60_000);

  it('refuses a model that is not there before it bundles anything, and names those that are', async () => {
    await expect(appWith({ model: 'no-such' })).rejects.toThrow(
      /there is no model "no-such" in models\/; choose one with -c model=….*mlb-height/,
    );
    expect(readdirSync(outdirs.at(-1) ?? '')).toEqual([]);
  });

  it('refuses a setting before it bundles anything', async () => {
    await expect(appWith({ stage: 'staging' })).rejects.toThrow('-c stage=staging is not possible');
    expect(readdirSync(outdirs.at(-1) ?? '')).toEqual([]);
  });
});

/** Where an ELF file names its machine, and the name: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html. */
const ELF_MACHINE = 18;
const ELF_X86_64 = 62;
