import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedName, feedsOf } from '../../../functions/feeds.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { isDeclined } from '../../../lib/core/alarms.ts';
import { WORKFLOWS } from '../../../workflows/registry.ts';
import { synthesizeCollection } from './collection-templates.ts';

const { data, service } = synthesizeCollection();
const unreserved = synthesizeCollection({ reservedConcurrency: 'off' }).service;

type Synthesized = typeof service;

const alarmIds = (template: Synthesized): readonly string[] =>
  Object.keys(template.findResources('AWS::CloudWatch::Alarm')).map((id) => id.slice(0, -8));

const idOf = (name: string): string => name.replaceAll('-', '');

/** Every kind of alarm of every function and workflow, and whether it is there. */
const choices = [
  ...FUNCTIONS.map(({ name, alarms: { own: _, ...kinds } }) => [name, kinds] as const),
  ...WORKFLOWS.map(({ name, alarms }) => [name, alarms] as const),
].flatMap(([name, kinds]) => Object.entries(kinds).map(([kind, choice]) => ({ name, kind, choice })));

const own = FUNCTIONS.flatMap(({ name, alarms }) => alarms.own.map((alarm) => ({ name, ...alarm })));

describe('every alarm', () => {
  const all = [service, data].flatMap((template) =>
    Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties),
  );

  it('tells the topic when it goes off and when it is over, takes silence for health, and says what to do', () => {
    const told = readFileSync(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8');
    expect(told, 'what an idle stage costs').toContain(`A stage has ${all.length} alarms`);
    for (const alarm of all) {
      expect(alarm).toMatchObject({
        AlarmActions: [expect.anything()],
        OKActions: alarm.AlarmActions,
        TreatMissingData: 'notBreaching',
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        AlarmDescription: expect.stringMatching(/\.$/),
      });
      expect(JSON.stringify(alarm.AlarmActions)).toMatch(/Alarms/);
    }
  });

  it('on a metric of our own is in the namespace that the functions of this stage count in', () => {
    const namespaces = all
      .map(({ Namespace }) => Namespace)
      .filter((name) => name && !name.startsWith('AWS/'));
    expect([...new Set(namespaces)]).toEqual(['marcopolo-dev']);
    service.allResourcesProperties('AWS::Lambda::Function', {
      Environment: { Variables: { POWERTOOLS_METRICS_NAMESPACE: 'marcopolo-dev' } },
    });
  });
});

describe('functions and workflows', () => {
  it.each(choices)('$name has an alarm on $kind, or says why not', ({ name, kind, choice }) => {
    const isThere = alarmIds(service).includes(`${idOf(name)}Alarms${kind}`);
    expect(isThere).toBe(!isDeclined(choice));
    if (isDeclined(choice)) expect(choice.declined).toMatch(/\w+ \w+/);
  });

  it.each(own)('$name has its own alarm on $metric', ({ name, metric }) => {
    expect(alarmIds(service).some((id) => id.startsWith(`${idOf(name)}Alarms${metric}`))).toBe(true);
  });

  it('have an alarm at three quarters of what they reserve, and none where nothing is reserved', () => {
    const onConcurrency = (template: Synthesized) =>
      Object.values(
        template.findResources('AWS::CloudWatch::Alarm', {
          Properties: { MetricName: 'ConcurrentExecutions' },
        }),
      ).map(({ Properties }) => Properties.Threshold);
    const wanted = FUNCTIONS.flatMap(({ reservedConcurrency, alarms: { concurrency } }) =>
      isDeclined(concurrency) ? [] : [concurrency.share * (reservedConcurrency ?? Number.NaN)],
    );
    expect(onConcurrency(service).sort()).toEqual(wanted.sort());
    expect(wanted.length).toBeGreaterThan(0);
    expect(onConcurrency(unreserved)).toEqual([]);
  });
});

describe('queues and the API', () => {
  const fed = FUNCTIONS.flatMap((definition) =>
    feedsOf(definition).map((trigger) => idOf(`${definition.name}${feedName(trigger)}`)),
  );

  it.each(fed)(
    'tell of dead letters of %s from the first, of their age before SQS drops them, and of half an hour of waiting',
    (id) => {
      const thresholds = Object.fromEntries(
        Object.entries(data.findResources('AWS::CloudWatch::Alarm')).map(([alarm, { Properties }]) => [
          alarm.slice(0, -8),
          Properties.Threshold,
        ]),
      );
      expect(thresholds).toMatchObject({
        [`${id}Alarmsdeadletters`]: 1,
        [`${id}Alarmsdeadlettersage`]: 864_000,
        [`${id}Alarmsoldestmessage`]: 1800,
      });
    },
  );

  it('tell of the first call of an AI service that the day no longer allows, over all functions', () => {
    const limited = FUNCTIONS.filter(({ environment }) =>
      Object.keys(environment).some((name) => name.startsWith('DAILY_')),
    );
    service.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Threshold: 1,
      Metrics: [
        { Expression: limited.map((_, index) => `FILL(f${index}, 0)`).join(' + ') },
        ...limited.map(({ name }, index) => ({
          Id: `f${index}`,
          MetricStat: {
            Metric: {
              Namespace: 'marcopolo-dev',
              MetricName: 'BudgetRefused',
              Dimensions: [{ Name: 'service', Value: name }],
            },
          },
        })),
      ],
    });
  });

  it('tell of one failed answer in a hundred, from twenty answers up, and of slow ones', () => {
    expect(alarmIds(service)).toEqual(expect.arrayContaining(['ApiAlarmsfailedshare', 'ApiAlarmslatency']));
    service.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Threshold: 1,
      Metrics: [
        { Expression: 'IF(answers >= 20, 100 * FILL(failures, 0) / answers, 0)' },
        { Id: 'failures', MetricStat: { Metric: { MetricName: '5xx' } } },
        { Id: 'answers', MetricStat: { Metric: { MetricName: 'Count' } } },
      ],
    });
  });
});
