import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from './pipeline-files.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What npm prints for `audit` and for `audit signatures`. */
interface Answers {
  readonly advisories: unknown;
  readonly signatures: unknown;
}

/** Runs the audit with an npm that gives these answers. */
const audit = ({ advisories, signatures }: Answers, ...options: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  folders.push(folder);
  const script = `[ "$2" = signatures ] && echo '${JSON.stringify(signatures)}' || echo '${JSON.stringify(advisories)}'`;
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const path = [folder, dirname(process.execPath), process.env.PATH].join(delimiter);
  const { status, stdout } = spawnSync(join(ROOT, '.ci/audit'), options, {
    encoding: 'utf8',
    env: { PATH: path },
  });
  return { status, stdout };
};

const CLEAN: Answers = { advisories: { vulnerabilities: {} }, signatures: { invalid: [], missing: [] } };
const vulnerable = (severity: string) => ({
  vulnerabilities: { left: { name: 'left', severity } },
});

describe('.ci/audit', () => {
  it('passes when there is nothing to find', () => {
    expect(audit(CLEAN).status).toBe(0);
    expect(audit(CLEAN, '--required').status).toBe(0);
  });

  it.each(['high', 'critical'])('fails on a %s advisory and names the package', (severity) => {
    const { status, stdout } = audit({ ...CLEAN, advisories: vulnerable(severity) });
    expect(status).toBe(1);
    expect(stdout).toContain(`left: ${severity}`);
  });

  it('lets a moderate advisory pass', () => {
    expect(audit({ ...CLEAN, advisories: vulnerable('moderate') }).status).toBe(0);
  });

  it.each(['invalid', 'missing'])('fails when a signature is %s', (member) => {
    const signatures = { invalid: [], missing: [], [member]: [{ name: 'left', version: '1.0.0' }] };
    const { status, stdout } = audit({ ...CLEAN, signatures });
    expect(status).toBe(1);
    expect(stdout).toContain('left@1.0.0');
  });

  it('tells a registry that does not answer from one that found something', () => {
    const closed = { message: '405 Method Not Allowed', error: { summary: '' } };
    const { status, stdout } = audit({ ...CLEAN, advisories: closed });
    expect(stdout).toContain('not available (405 Method Not Allowed)');
    expect(status).toBe(0);
    expect(audit({ ...CLEAN, advisories: closed }, '--required').status).toBe(1);
  });
});
