import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../conformance/target.ts';
import type { Emulator } from './emulator/emulator.ts';

const run = promisify(execFile);

/**
 * Runs the CDK CLI of the project, as a user would, with functions for this machine's processor.
 *
 * @returns all that it said.
 * @throws when its exit code is not 0.
 */
export const cdk = async ({ environment, folder }: Emulator, ...words: string[]): Promise<string> => {
  const program = join(ROOT, 'node_modules/.bin/cdk');
  const always = ['--no-notices', '--output', cloudAssembly(folder), '-c', `arch=${ARCHITECTURE}`];
  const options = { cwd: ROOT, env: environment, maxBuffer: 64 * 1024 ** 2 };
  const { stdout, stderr } = await run(program, [...words, ...always], options);
  return stdout + stderr;
};

export const ARCHITECTURE = process.arch === 'arm64' ? 'arm64' : 'x86_64';

/** A resource as a template holds it. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** The resources of one type in a stack's last synthesized template, by logical id. */
export const synthesized = async (
  { folder }: Emulator,
  stack: string,
  type: string,
): Promise<ReadonlyMap<string, TemplateResource>> => {
  const text = await readFile(join(cloudAssembly(folder), `${stack}.template.json`), 'utf8');
  const { Resources }: { Resources: Record<string, TemplateResource> } = JSON.parse(text);
  return new Map(Object.entries(Resources).filter(([, { Type }]) => Type === type));
};

const cloudAssembly = (folder: string): string => join(folder, 'cdk.out');
