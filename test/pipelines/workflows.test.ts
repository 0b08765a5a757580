import { describe, expect, it } from 'vitest';
import { rolesIn, synthesizeIdentity } from '../lib/infra/identity-template.ts';
import { type Job, read, workflow } from './pipeline-files.ts';

const WORKFLOWS = { ci: workflow('ci'), deploy: workflow('deploy') };
const JOBS: readonly (readonly [string, Job])[] = Object.entries(WORKFLOWS).flatMap(([name, { jobs }]) =>
  Object.entries(jobs).map(([job, described]) => [`${name}/${job}`, described] as const),
);

const stepsUsing = ({ steps }: Job, action: string) =>
  steps.filter(({ uses }) => uses?.startsWith(`${action}@`));
const commandsOf = ({ steps }: Job) => steps.flatMap(({ run }) => run ?? []);

describe('every workflow', () => {
  it.each(['ci', 'deploy'])('%s pins each action to a commit and says which version that is', (name) => {
    const uses = read(`.github/workflows/${name}.yml`).match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual(
      [],
    );
  });

  it.each(Object.entries(WORKFLOWS))('%s starts without any right', (_, { permissions }) => {
    expect(permissions).toEqual({});
  });

  it.each(Object.entries(WORKFLOWS))('%s starts at pushes to main and pull requests alone', (_, { on }) => {
    expect(on).toEqual({ push: { branches: ['main'] }, pull_request: null });
  });

  it.each(['ci', 'deploy'])('%s keeps no secret', (name) => {
    expect(read(`.github/workflows/${name}.yml`)).not.toMatch(/secrets\.|AKIA|access-key/);
  });

  it.each(JOBS)('%s leaves no token behind in its checkout', (_, job) => {
    const checkouts = stepsUsing(job, 'actions/checkout');
    expect(checkouts.map((step) => step.with)).toEqual([{ 'persist-credentials': false }]);
  });
});

describe('tokens for AWS', () => {
  const deploying = ['deploy/diff', 'deploy/dev', 'deploy/prod'];

  it.each(JOBS)('%s may ask for one only if it takes on a role', (name, job) => {
    expect(job.permissions).toEqual({
      contents: 'read',
      ...(deploying.includes(name) && { 'id-token': 'write' }),
    });
    expect(stepsUsing(job, 'aws-actions/configure-aws-credentials')).toHaveLength(
      deploying.includes(name) ? 1 : 0,
    );
  });

  it('are not asked for in runs that a fork starts', () => {
    expect(WORKFLOWS.deploy.jobs.diff?.if).toContain(
      'github.event.pull_request.head.repo.full_name == github.repository',
    );
  });

  it('come after the packages are installed, so that no install script sees them', () => {
    for (const name of ['diff', 'dev', 'prod']) {
      const steps = WORKFLOWS.deploy.jobs[name]?.steps ?? [];
      const installed = steps.findIndex(({ run }) => run === 'npm ci');
      const trusted = steps.findIndex(({ uses }) => uses?.includes('configure-aws-credentials'));
      expect(installed).toBeGreaterThan(0);
      expect(trusted).toBeGreaterThan(installed);
    }
  });
});

describe('the deploys', () => {
  const { dev, prod } = WORKFLOWS.deploy.jobs;

  it.each(['dev', 'prod'])(
    'of %s look at the change, make it, and try the result, in the environment its role knows',
    (stage) => {
      const job = WORKFLOWS.deploy.jobs[stage];
      expect(job?.environment).toBe(stage);
      expect(job && commandsOf(job)).toEqual([
        'npm ci',
        `.ci/diff ${stage}`,
        `.ci/deploy ${stage}`,
        `npx polo verify --stack marcopolo-${stage}`,
      ]);
    },
  );

  it('of one stage wait for one another and are never broken off', () => {
    expect(dev?.concurrency).toEqual({ group: 'deploy-dev', 'cancel-in-progress': false });
    expect(prod?.concurrency).toEqual({ group: 'deploy-prod', 'cancel-in-progress': false });
  });

  it('of prod follow one to dev that went well, and pull requests deploy nothing', () => {
    expect(prod?.needs).toBe('dev');
    expect(prod?.if).toBeUndefined();
    expect(dev?.if).toContain("github.event_name == 'push'");
  });

  it('have a role for each environment, which admits this workflow', () => {
    const roles = rolesIn(synthesizeIdentity().template);
    const environments = Object.values(WORKFLOWS.deploy.jobs).flatMap(({ environment }) => environment ?? []);
    expect(environments.map((name) => `marcopolo-deploy-${name}`)).toEqual(
      [...roles.keys()].filter((name) => name.startsWith('marcopolo-deploy-')),
    );
    for (const name of environments) {
      const trust = JSON.stringify(roles.get(`marcopolo-deploy-${name}`)?.AssumeRolePolicyDocument);
      expect(trust).toContain(`:environment":"${name}"`);
      expect(trust).toContain('/.github/workflows/deploy.yml@refs/heads/main');
    }
  });
});
