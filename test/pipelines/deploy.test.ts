import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from './pipeline-files.ts';

/** Runs the deploy with programs that only write down what they were called with; the CDK ends as it is told. */
const deploy = (stage: string, cdkStatus = 0) => {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = join(folder, 'log');
  const program = (name: string, script: string) =>
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >>"${log}"\n${script}\n`, {
      mode: 0o755,
    });
  program('npx', `sleep 0.3; exit ${cdkStatus}`);
  program('node', `trap 'echo "node was ended" >>"${log}"; exit 143' TERM; while :; do sleep 0.1; done`);
  const path = [folder, process.env.PATH].join(delimiter);
  const { status } = spawnSync(join(ROOT, '.ci/deploy'), [stage], { env: { PATH: path }, timeout: 20_000 });
  /** What is ended in the background writes so a moment later. */
  spawnSync('sleep', ['0.5']);
  return { status, lines: readFileSync(log, 'utf8').trim().split('\n') };
};

const CDK = 'npx cdk deploy --all --require-approval never --concurrency 2 --no-color -c stage=';

describe('.ci/deploy', () => {
  it('sends prod traffic for as long as it is deployed, and no longer', () => {
    const { status, lines } = deploy('prod');
    expect(status).toBe(0);
    expect(lines.toSorted()).toEqual([
      'node bin/polo.mjs traffic --stack marcopolo-prod --for 50m',
      'node was ended',
      `${CDK}prod`,
    ]);
    expect(lines.at(-1)).toBe('node was ended');
  });

  it('sends dev none, where nothing counts it', () => {
    expect(deploy('dev').lines).toEqual([`${CDK}dev`]);
  });

  it.each(['dev', 'prod'])('fails when the deploy of %s does', (stage) => {
    expect(deploy(stage, 7).status).toBe(7);
  });
});
