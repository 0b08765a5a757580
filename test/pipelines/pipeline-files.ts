import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

export const ROOT = join(import.meta.dirname, '../..');

const Permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));

const Step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});

const Job = z.object({
  name: z.string(),
  if: z.string().optional(),
  needs: z.string().optional(),
  environment: z.string().optional(),
  permissions: Permissions,
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.boolean() }).optional(),
  'timeout-minutes': z.int().max(60),
  strategy: z.object({ matrix: z.object({ node: z.array(z.int()).optional() }) }).optional(),
  steps: z.array(Step),
});

const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: Permissions,
  concurrency: z.object({ group: z.string() }),
  jobs: z.record(z.string(), Job),
});

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** A workflow as far as the tests look at it; it fails to parse when a job lacks what every job must have. */
export const workflow = (name: string) => Workflow.parse(parse(read(`.github/workflows/${name}.yml`)));

export type Job = z.infer<typeof Job>;

/** https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html, as much of it as is used here. */
const Phase = z.strictObject({
  'on-failure': z.enum(['ABORT', 'CONTINUE']),
  'runtime-versions': z.record(z.string(), z.number()).optional(),
  commands: z.array(z.string()).min(1),
});

const Buildspec = z.strictObject({
  version: z.literal(0.2),
  env: z.strictObject({ shell: z.enum(['bash', '/bin/sh']) }),
  phases: z.strictObject({ install: Phase, pre_build: Phase, build: Phase, post_build: Phase }),
  artifacts: z.strictObject({ files: z.array(z.string()).min(1) }),
  cache: z.strictObject({ paths: z.array(z.string()).min(1) }),
});

/** `buildspec.yml`; a member that CodeBuild does not know fails to parse. */
export const buildspec = () => Buildspec.parse(parse(read('buildspec.yml')));
