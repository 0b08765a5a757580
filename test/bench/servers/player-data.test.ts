import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { playerData } from '../../../bench/servers/player-data.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'player-data-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the real players are taken where they lie beside the project', async () => {
  const real = join(folder, 'shared', 'data', 'htwtmlb.csv');
  await mkdir(join(folder, 'shared', 'data'), { recursive: true });
  await writeFile(real, '');
  expect(playerData(join(folder, 'project'), folder)).toEqual({ path: real, isStandIn: false });
});

test('else a stand-in of the same columns and rows is made, and said to be one', async () => {
  const { path, isStandIn } = playerData(join(folder, 'project'), folder);
  expect(isStandIn).toBe(true);
  const [head, ...rows] = (await readFile(path, 'utf8')).trimEnd().split('\n');
  expect(head).toBe(',Name,Team,Position,Height,Weight,Age');
  expect(rows).toHaveLength(1033);
  for (const row of rows) expect(row).toMatch(/^\d+,Player_\d+,ABC,Catcher,\d\d,\d\d\d\.0,\d\d\.5$/);
});
