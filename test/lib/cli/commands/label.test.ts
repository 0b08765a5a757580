import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { runPolo } from '../run-polo.ts';
import { runningCloud } from '../running-cloud.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const cloud = runningCloud();
const label = (...argv: string[]) => runPolo(['label', ...argv, '--endpoint-url', cloud().awsUrl]);

const picture = async (name: string, background: string): Promise<string> => {
  const path = join(temporaryFolder(), name);
  await sharp({ create: { width: 120, height: 120, channels: 3, background } }).toFile(path);
  return path;
};

const notAPicture = (): string => {
  const path = join(temporaryFolder(), 'no picture.png');
  writeFileSync(path, 'text');
  return path;
};

it('prints the labels of a picture', async () => {
  const path = await picture('sky.jpg', 'blue');
  const { exitCode, stdout, stderr } = await label(path);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/sky\.jpg: .*Blue \d+\.\d %/);
});

it('waits for the labels of these bytes, not of others under the same name', async () => {
  await label(await picture('same.png', 'blue'));
  expect((await label(await picture('same.png', 'red'))).stdout).toMatch(/same\.png: .*Red \d+\.\d %/);
});

it('labels several pictures, keeps their order, and gives the reason for one that has none', async () => {
  const [good, bad] = [await picture('good.png', 'green'), notAPicture()];
  const { exitCode, stdout, stderr } = await label(bad, good, '--json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: 'polo: 1 of 2 pictures got no labels\n' });
  expect(JSON.parse(stdout).results).toMatchObject([
    { file: bad, status: 'rejected', detail: expect.stringContaining('(image_format_unsupported)') },
    {
      file: good,
      status: 'labelled',
      labels: expect.arrayContaining([expect.objectContaining({ name: 'Green' })]),
    },
  ]);
});

it('gives up after --timeout, with exit code 1', async () => {
  const { exitCode, stdout } = await label(await picture('late.png', 'white'), '--timeout', '0.001');
  expect(exitCode).toBe(1);
  expect(stdout).toContain('late.png: no result: nothing in labels within 0.001 s');
});

it('asks for the buckets where AWS is meant', async () => {
  const { exitCode, stderr } = await label(await picture('sky.png', 'blue'), '--region', 'eu-west-1');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('give --images-bucket and --labels-bucket');
});
