import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildspec, ROOT, read, workflow } from './pipeline-files.ts';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const commandsIn = (name: string) =>
  Object.values(workflow(name).jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

const buildspecCommands = Object.values(buildspec().phases).flatMap(({ commands }) => commands);
const RUN = read('.ci/run').replaceAll(/^\s*#.*$/gm, '');

const COMMANDS: Readonly<Record<string, string>> = {
  'ci.yml': commandsIn('ci').join('\n'),
  'deploy.yml': commandsIn('deploy').join('\n'),
  'buildspec.yml': buildspecCommands.join('\n'),
  '.ci/run': RUN,
};

const BUILT_IN = ['ci', 'sbom', 'audit'];

describe.each(Object.entries(COMMANDS))('%s', (_, text) => {
  it('names only scripts that package.json has', () => {
    const named = [...text.matchAll(/\bnpm (run )?([a-z][\w:-]*)/g)].flatMap(([, run, name = '']) =>
      run !== undefined || !BUILT_IN.includes(name) ? name : [],
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only programs of .ci that are there and may be run', () => {
    const named = [...text.matchAll(/(?<![\w/])\.ci\/[a-z]+/g)].map(([path]) => path);
    for (const path of named) accessSync(join(ROOT, path), constants.X_OK);
  });
});

/** What decides whether a change may land, wherever it is decided. */
const GATE = ['npm ci', 'npm run lint', 'npm run types', 'npm test'];

it('asks the same of a change on GitHub, in CodeBuild and on a laptop', () => {
  expect(commandsIn('ci')).toEqual(expect.arrayContaining([...GATE, 'npm run synth']));
  expect(buildspecCommands).toEqual(expect.arrayContaining([...GATE, 'npm run synth']));
  for (const command of [...GATE, 'npx cdk synth']) expect(RUN).toContain(command);
  expect(scripts.check).toBe('npm run lint && npm run types && npm run synth && npm test');
});

it('audits, scans and lists packages in both pipelines', () => {
  const shared = (commands: readonly string[]) =>
    commands
      .map((command) => command.replace(' --required', ''))
      .filter((command) => /^(\.ci|npm sbom)/.test(command));
  expect(shared(buildspecCommands).toSorted()).toEqual(shared(commandsIn('ci')).toSorted());
});

it('runs on two majors of Node.js, each with the npm that it brings', () => {
  expect(workflow('ci').jobs.check?.strategy?.matrix.node).toEqual([22, 24]);
  expect(buildspec().phases.install['runtime-versions']).toEqual({ nodejs: 24 });
});

it('is asked for by the protection of main, job by job', () => {
  const names = Object.values(workflow('ci').jobs).flatMap(({ name, strategy }) =>
    (strategy?.matrix.node ?? ['']).map((node) => name.replace(/\$\{\{ matrix\.node \}\}/, `${node}`)),
  );
  expect(read('docs/deploying.md')).toContain(
    `"contexts": [${names.map((name) => JSON.stringify(name)).join(', ')}]`,
  );
});
