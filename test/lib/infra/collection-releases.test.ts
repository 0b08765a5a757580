import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { synthesizeCollection } from './collection-templates.ts';

const dev = synthesizeCollection().service;
const prod = synthesizeCollection({ stage: 'prod', canaryMinRequests: '250' }).service;

const released = FUNCTIONS.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'http'));
const groups = (template: typeof dev) =>
  Object.values(template.findResources('AWS::CodeDeploy::DeploymentGroup')).map(
    ({ Properties }) => Properties,
  );

const updatePolicies = Object.entries(prod.findResources('AWS::Lambda::Alias')).map(
  ([id, { UpdatePolicy }]) =>
    [id.replace(/Aliaslive.*/, ''), UpdatePolicy?.CodeDeployLambdaAliasUpdate] as const,
);

const variablesOf = (template: typeof dev, name: string): Readonly<Record<string, unknown>> => {
  const found = Object.entries(template.findResources('AWS::Lambda::Function')).find(([id]) =>
    id.startsWith(name),
  );
  return found?.[1].Properties.Environment.Variables;
};

describe('releases', () => {
  it('shift the alias of every function behind the API, and never that of a hook', () => {
    const shifted = updatePolicies.filter(([, policy]) => policy !== undefined).map(([id]) => id);
    expect(shifted.sort()).toEqual(released.map(({ name }) => name.replaceAll('-', '')).sort());
  });

  it('are canaries in prod and all at once in dev', () => {
    const configs = (template: typeof dev) => [
      ...new Set(groups(template).map(({ DeploymentConfigName }) => DeploymentConfigName)),
    ];
    expect(configs(prod)).toEqual(['CodeDeployDefault.LambdaCanary10Percent5Minutes']);
    expect(configs(dev)).toEqual(['CodeDeployDefault.LambdaAllAtOnce']);
  });

  it('heed alarms, cannot go on without them, and roll back on their own', () => {
    for (const group of [...groups(dev), ...groups(prod)]) {
      expect(group).toMatchObject({
        AlarmConfiguration: { Enabled: true, IgnorePollAlarmFailure: false },
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
        },
      });
      /** CodeDeploy takes ten. */
      expect(group.AlarmConfiguration.Alarms.length).toBeGreaterThanOrEqual(6);
      expect(group.AlarmConfiguration.Alarms.length).toBeLessThanOrEqual(10);
    }
  });

  it('call the hooks of the same release, which have to be there first', () => {
    const aliases = prod.findResources('AWS::Lambda::Alias');
    for (const [id, { UpdatePolicy, DependsOn }] of Object.entries(aliases)) {
      if (UpdatePolicy === undefined) continue;
      expect(UpdatePolicy.CodeDeployLambdaAliasUpdate).toMatchObject({
        BeforeAllowTrafficHook: { Ref: expect.stringMatching(/^checkrelease[0-9A-F]{8}$/) },
        AfterAllowTrafficHook: { Ref: expect.stringMatching(/^confirmrelease[0-9A-F]{8}$/) },
      });
      for (const hook of ['checkreleaseAliaslive', 'confirmreleaseAliaslive'])
        expect({ id, DependsOn: DependsOn.join() }).toEqual({ id, DependsOn: expect.stringContaining(hook) });
    }
  });

  it('tell the hooks what functions are called, and how many requests a canary must have seen', () => {
    for (const hook of ['checkrelease', 'confirmrelease']) {
      const names = JSON.stringify(variablesOf(prod, hook).RELEASED_FUNCTIONS);
      for (const { name } of released) expect(names).toContain(`\\"${name}\\":\\"`);
    }
    expect(variablesOf(prod, 'confirmrelease').CANARY_MIN_REQUESTS).toBe('250');
    expect(variablesOf(dev, 'confirmrelease').CANARY_MIN_REQUESTS).toBe('0');
  });

  it('may all come at once: each hook has a sandbox for every function behind the API', () => {
    const hooks = FUNCTIONS.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'deployment'));
    for (const { reservedConcurrency } of hooks)
      expect(reservedConcurrency).toBeGreaterThanOrEqual(released.length);
  });

  it('come to an end in time: a hook has five minutes at most', () => {
    const hooks = FUNCTIONS.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'deployment'));
    expect(hooks).toHaveLength(2);
    for (const { timeoutSeconds } of hooks) expect(timeoutSeconds).toBeLessThanOrEqual(300);
  });
});

describe('the dashboard', () => {
  const [dashboard] = Object.values(prod.findResources('AWS::CloudWatch::Dashboard'));
  const body = JSON.stringify(dashboard?.Properties.DashboardBody);

  it.each([
    'Predicted',
    'Rejected',
    'InferenceMs',
    'ModelLoadMs',
    'NonFiniteOutput',
    'PaidCalls',
    'ReusedAnswers',
    'BudgetRefused',
    '5xx',
    'Latency',
    'Invocations',
    'ApproximateAgeOfOldestMessage',
    'ExecutionsFailed',
    'ExecutionThrottled',
  ])('shows %s', (metric) => {
    expect(body).toContain(metric);
  });

  it('shows no more alarms than a widget takes', () => {
    const shown = Object.keys(prod.findResources('AWS::CloudWatch::Alarm')).filter((id) =>
      body.includes(`"${id}"`),
    );
    expect(shown.length).toBeGreaterThan(50);
    expect(shown.length).toBeLessThanOrEqual(100);
  });

  it('shows the state of the alarms of functions, workflows and the API', () => {
    for (const alarm of ['predictAlarmserrors', 'marcopoloAlarmsfailed', 'ApiAlarmslatency'])
      expect(body).toContain(alarm);
  });
});
