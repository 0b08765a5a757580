import { Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { describe, expect, it } from 'vitest';
import type { FunctionDefinition } from '../../../../functions/definition.ts';
import { FunctionAlarms } from '../../../../lib/infra/constructs/function-alarms.ts';
import { tinyFunction, tinyStack } from './tiny-stack.ts';

const alarmsOf = (given: Parameters<typeof tinyFunction>[1], reserved: number | 'none' = 'none') => {
  const stack = tinyStack();
  const fn = tinyFunction(stack, given);
  const alarms = new FunctionAlarms(fn, 'Alarms', { fn, topic: new Topic(stack, 'Told'), reserved });
  const found = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
  return { alarms, found: found.map(({ Properties }) => Properties) };
};

const declined = { declined: 'not this time' };
const none: FunctionDefinition['alarms'] = {
  errors: declined,
  throttles: declined,
  duration: declined,
  concurrency: declined,
  own: [],
};

describe('FunctionAlarms', () => {
  it('watches what callers call, at half of the timeout and three quarters of the reserve', () => {
    const { found } = alarmsOf({ timeoutSeconds: 8, reservedConcurrency: 20 }, 20);
    const seen = found.map(({ MetricName, Threshold, EvaluationPeriods }) => [
      MetricName,
      Threshold,
      EvaluationPeriods,
    ]);
    expect(seen.sort()).toEqual([
      ['ConcurrentExecutions', 15, 5],
      ['Duration', 4000, 3],
      ['Errors', 1, 1],
      ['Throttles', 1, 1],
    ]);
    for (const { MetricName, Dimensions } of found) {
      const names = Dimensions.map(({ Name }: { Name: string }) => Name);
      expect(names).toEqual(
        MetricName === 'ConcurrentExecutions' ? ['FunctionName'] : ['FunctionName', 'Resource'],
      );
    }
  });

  it('makes none that is declined', () => {
    expect(alarmsOf({ alarms: none }, 20).found).toEqual([]);
  });

  it('watches a number that the function counts, under the dimension named', () => {
    const metric = { metric: 'Odd', by: { class: 'Config' }, atLeast: 2, minutes: 5, meaning: 'Odd.' };
    const { found } = alarmsOf({ alarms: { ...none, own: [metric] } });
    expect(found).toEqual([
      expect.objectContaining({
        Namespace: 'tiny-dev',
        MetricName: 'Odd',
        Threshold: 2,
        Period: 300,
        Statistic: 'Sum',
        Dimensions: [
          { Name: 'class', Value: 'Config' },
          { Name: 'service', Value: 'thing' },
        ],
      }),
    ]);
  });

  it('stops no release for a busy function', () => {
    const { alarms } = alarmsOf({ reservedConcurrency: 20 }, 20);
    expect(alarms.all).toHaveLength(4);
    expect(alarms.forReleases.map(({ node }) => node.id)).toEqual(['errors', 'throttles', 'duration']);
  });
});
