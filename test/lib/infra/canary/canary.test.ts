import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { fileModelStore } from '../../../../lib/runtime/file-model-store.ts';
import { BAD_REQUESTS } from '../../../conformance/bad-requests.ts';
import { eventV2 } from '../../runtime/http-events.ts';
import { synthesizeCollection } from '../collection-templates.ts';
import { type DeploymentOptions, deploy } from './deployment.ts';
import { groupOf } from './template-group.ts';
import { answeringTexts, crashingIn, failingIn, predictOver, type Version, versionOf } from './versions.ts';

/** Functions write their metrics, as on Lambda, from the first import on. */
vi.hoisted(() => {
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'marcopolo-prod');
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'predict');
  vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand');
});

const { service } = synthesizeCollection({ stage: 'prod' });
const group = groupOf(service, 'predict');
const models = fileModelStore(join(import.meta.dirname, '../../../../models'));
const good = eventV2({ body: '{"Weight": 200}' });

const handler = predictOver(models);
const sound = versionOf(handler);

afterAll(() => vi.unstubAllEnvs());

const release = (change: Partial<DeploymentOptions>) =>
  deploy({
    group,
    oldVersion: sound,
    newVersion: sound,
    requestsPerMinute: 300,
    event: () => good,
    minRequests: 100,
    seed: 1,
    ...change,
  });

describe('a release of predict in prod', () => {
  it('is a canary of a tenth for five minutes, watched on the alias and on the version', () => {
    expect(group.canary).toEqual({ share: 0.1, minutes: 5 });
    expect(group.hooks.before).toContain('checkrelease');
    expect(group.hooks.after).toContain('confirmrelease');
    const watched = group.alarms.map(({ metric }) => [metric.name, Object.keys(metric.dimensions).length]);
    expect(watched).toEqual(
      expect.arrayContaining([
        ['Errors', 2],
        ['Throttles', 2],
        ['Duration', 2],
        ['NonFiniteOutput', 1],
        ['Errors', 3],
        ['Failed', 2],
        ['Duration', 3],
      ]),
    );
  });

  it('goes through when the version is sound', async () => {
    const outcome = await release({});
    expect(outcome).toMatchObject({ result: 'released', minutes: 5, failures: 0 });
  });
});

/** The first is caught in `Failed`, which the function counts; the second in `Errors`, which Lambda counts. */
describe.each(['answers 500 to', 'crashes on'])('a version that %s one request in twenty', (kind) => {
  it('is rolled back within the canary, for at least 99 of 100 seeds', async () => {
    const newVersion = kind === 'crashes on' ? crashingIn(0.05, sound) : failingIn(0.05, models);
    let rolledBack = 0;
    let requests = 0;
    let seenByNew = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      /** Nobody's golden rows are asked for: what is tested is what the alarms see. */
      const outcome = await release({ newVersion: luckyAtFirst(newVersion), seed, minutesBefore: 1 });
      if (outcome.result === 'rolled back' && outcome.minutes < 5) rolledBack += 1;
      requests += outcome.requests;
      seenByNew += outcome.seenByNew;
    }
    expect(rolledBack).toBeGreaterThanOrEqual(99);
    /** Chance sends a little more or less than a tenth: three standard deviations. */
    const tenth = 0.1 + 3 * Math.sqrt((0.1 * 0.9) / requests);
    expect(seenByNew / requests).toBeLessThanOrEqual(tenth);
  }, 120_000);
});

/** Sound until traffic comes: the checks before it do not find a fault that shows in one request of twenty. */
const luckyAtFirst = (version: Version): Version => ({
  run: (event, number, random) => (event === good ? version : sound).run(event, number, random),
});

describe('a version that', () => {
  it('answers numbers as texts never gets a request', async () => {
    const outcome = await release({ newVersion: answeringTexts(handler) });
    expect(outcome).toMatchObject({ result: 'rolled back', reason: 'check-release', seenByNew: 0 });
  });

  it('dies when it starts never gets a request', async () => {
    const outcome = await release({ newVersion: crashingIn(1, sound) });
    expect(outcome).toMatchObject({ result: 'rolled back', reason: 'check-release', seenByNew: 0 });
  });

  it('is slow is rolled back within the canary', async () => {
    const outcome = await release({ newVersion: versionOf(handler, 6000) });
    expect(outcome).toMatchObject({ result: 'rolled back' });
    expect(outcome.reason).toMatch(/duration/);
    expect(outcome.minutes).toBeLessThan(5);
  });

  it.each([0, 5])('gets %i requests a minute is undone afterwards: nobody knows how it does', async (few) => {
    const outcome = await release({ requestsPerMinute: few });
    expect(outcome).toMatchObject({ result: 'rolled back', reason: 'confirm-release', failures: 0 });
  });

  it('gets few requests stands where none are asked for', async () => {
    expect(await release({ requestsPerMinute: 0, minRequests: 0 })).toMatchObject({ result: 'released' });
  });
});

const bad = BAD_REQUESTS.filter(
  ({ path = '/predict', method = 'POST' }) =>
    method === 'POST' && /^\/(?:models\/[^/]+\/)?predict$/.test(path),
).map(({ path = '/predict', body, headers = {} }) => {
  const named = /^\/models\/([^/]+)\/predict$/.exec(path)?.[1];
  return eventV2({
    routeKey: named === undefined ? 'POST /predict' : 'POST /models/{name}/predict',
    ...(named !== undefined && { pathParameters: { name: decodeURIComponent(named) } }),
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }),
  });
});

describe('what goes on around a release', () => {
  it('is no reason to roll back when clients send nothing but nonsense', async () => {
    expect(bad.length).toBeGreaterThan(30);
    const event = (request: number) => bad[request % bad.length];
    const outcome = await release({ event, requestsPerMinute: 300 });
    expect(outcome).toMatchObject({ result: 'released', errors: 0, failures: 0 });
    expect(outcome.seenByNew).toBeGreaterThan(bad.length);
  }, 60_000);

  it('blocks it when an alarm is red already', async () => {
    const outcome = await release({ oldVersion: crashingIn(0.5, sound) });
    expect(outcome).toMatchObject({ result: 'rolled back', seenByNew: 0, minutes: 0 });
    expect(outcome.reason).toMatch(/predictAlarmserrors/);
  });

  it('stops it when an alarm is deleted, for then nobody watches', async () => {
    const deletedAlarm = group.alarms.at(-1)?.name ?? '';
    const outcome = await release({ deletedAlarm });
    expect(outcome).toMatchObject({ result: 'rolled back', reason: `${deletedAlarm} cannot be read` });
  });

  it('goes back to the old version when somebody stops it half-way', async () => {
    const outcome = await release({ stoppedInMinute: 2 });
    expect(outcome).toMatchObject({ result: 'rolled back', minutes: 2 });
  });

  it('leaves no alarm without data: every one takes silence for health', () => {
    expect(group.alarms.map(({ missingData }) => missingData)).toEqual(
      group.alarms.map(() => 'notBreaching'),
    );
  });
});
