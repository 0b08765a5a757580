import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { marco } from '../../../functions/marco/definition.ts';
import { bundleFunctions } from '../../../lib/bundle/bundle-functions.ts';
import { targetOf } from '../../../lib/bundle/target.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'bundle-functions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const code = join(folder, 'marco', 'index.js');
beforeAll(async () => {
  const target = targetOf(process.platform, process.arch);
  await bundleFunctions([marco], { root, folder, target, link: true });
});

it('keeps the names that Lambda logs: an error tells its class and the functions it came through', async () => {
  const { handler } = createRequire(import.meta.url)(code);
  const error: Error = await handler({}, {}).catch((thrown: unknown) => thrown);
  expect(error.constructor.name).toBe('ValidationError');
  expect(error.stack).toMatch(/\n {4}at parseEvent /);
});

it('has no line that would flood the log when Node shows where an error was not caught', () => {
  const lengths = readFileSync(code, 'utf8')
    .split('\n')
    .map((line) => line.length);
  expect(Math.max(...lengths)).toBeLessThan(4000);
});
