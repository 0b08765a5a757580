import { describe, expect, it } from 'vitest';
import { createCheckReleaseHandler } from '../../functions/check-release/handler.ts';
import { releasedFunctions } from '../../lib/runtime/releases/released-functions.ts';
import type { Versions } from '../../lib/runtime/releases/versions.ts';
import { readable } from './event-cases.ts';
import { knownAnswers, memoryDeployments } from './release-ports.ts';

const context = { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 60_000 };
const event = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'e-1' };
const released = releasedFunctions('{"predict": "app-predict-X1"}', ['predict', 'change']);

/** A version that gives every recorded reply, as `change` makes of it. */
const recorded = (change: (text: string) => string = (text) => text): Versions & { asked: unknown[] } => {
  const asked: unknown[] = [];
  return {
    asked,
    ask: async (target, sent) => {
      asked.push(target);
      const goldens = await knownAnswers.goldenModels();
      const cases = await knownAnswers.recordings('predict');
      const asksFor = ({ card: { name } }: (typeof goldens)[number]): boolean =>
        JSON.stringify(sent).includes(`/models/${name}/predict`);
      const { golden, card } = goldens.find(asksFor) ?? {};
      const { reply } = cases.find((each) => each.event === sent || sameEvent(each.event, sent)) ?? {
        reply: {
          statusCode: 200,
          body: {
            predictions: golden?.predictions,
            model: { name: card?.name, version: card?.version },
          },
        },
      };
      return { kind: 'reply', reply: JSON.parse(change(JSON.stringify(readable(reply)))) };
    },
  };
};

const sameEvent = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const check = async (versions: Versions, defaultModel = 'mlb-height') => {
  const { deployments, reports } = memoryDeployments('app-predict-X1');
  const ports = { ...knownAnswers, defaultModel, released, deployments, versions };
  const verdict = await createCheckReleaseHandler(ports)(event, context);
  return { ...verdict, status: reports.at(-1)?.status };
};

describe('check-release', () => {
  it('asks the new version by itself, under the name that the function has on AWS', async () => {
    const versions = recorded();
    expect(await check(versions)).toEqual({
      function: 'predict',
      version: '7',
      problems: [],
      status: 'Succeeded',
    });
    expect(versions.asked.length).toBeGreaterThan(10);
    expect(versions.asked).toContainEqual({ functionName: 'app-predict-X1', qualifier: '7' });
  });

  it.each([
    [
      'a number became a text',
      (text: string) => text.replaceAll(/("height_inches":)([\d.]+)/g, '$1"$2"'),
      /height_inches: expected the number [\d.]+, found the text/,
    ],
    [
      'a status changed',
      (text: string) => text.replaceAll('"statusCode":200', '"statusCode":201'),
      /\/statusCode: expected the number 200, found the number 201/,
    ],
    [
      'a status became a text',
      (text: string) => text.replaceAll('"statusCode":200', '"statusCode":"200"'),
      /found the text "200"/,
    ],
    [
      'false became "false"',
      (text: string) => text.replaceAll(':false', ':"false"'),
      /isBase64Encoded: expected the boolean false, found the text "false"/,
    ],
    [
      'a member is gone',
      (text: string) => text.replaceAll('"version":1', '"v":1'),
      /model\/version: expected the number 1, found nothing/,
    ],
    [
      'a golden prediction is off',
      (text: string) => text.replaceAll('78.94', '78.95'),
      /the golden rows of mlb-height: \/body\/predictions\/20\/height_inches/,
    ],
  ])('stops a release in which %s', async (_, change, problem) => {
    const { problems, status } = await check(recorded(change));
    expect(status).toBe('Failed');
    expect(problems.join('\n')).toMatch(problem);
    expect(problems.length).toBeLessThanOrEqual(20);
  });

  it('stops a version that fails when it is asked', async () => {
    const { problems, status } = await check({
      ask: async () => ({ kind: 'failure', reason: 'it failed with Runtime.ExitError' }),
    });
    expect({ status, first: problems[0] }).toEqual({
      status: 'Failed',
      first: 'the golden rows of mlb-height: it failed with Runtime.ExitError',
    });
  });

  it('asks for golden rows only, where the deployer chose another model than the recordings were made with', async () => {
    const versions = recorded();
    expect(await check(versions, 'another')).toMatchObject({ problems: [], status: 'Succeeded' });
    expect(versions.asked).toHaveLength((await knownAnswers.goldenModels()).length);
  });

  it('asks a function that asks others only what it refuses at sight, which costs nothing', async () => {
    const cases = await knownAnswers.recordings('translate');
    const sent: unknown[] = [];
    const ask: Versions['ask'] = async (_, event) => {
      sent.push(event);
      const { reply } = cases.find((each) => sameEvent(each.event, event)) ?? { reply: null };
      return { kind: 'reply', reply };
    };
    const { deployments } = memoryDeployments('app-translate-X1');
    const only = releasedFunctions('{"translate": "app-translate-X1"}', ['translate']);
    const ports = { ...knownAnswers, released: only, deployments, versions: { ask } };
    expect(await createCheckReleaseHandler(ports)(event, context)).toMatchObject({ problems: [] });
    expect(sent.length).toBeGreaterThan(3);
    expect(cases.length).toBeGreaterThan(sent.length);
    for (const each of sent) expect(JSON.stringify(each)).not.toContain('Thank you');
  });
});
