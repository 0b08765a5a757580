import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import type { ScheduleTrigger } from '../../../functions/definition.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import type { Deployed } from '../deployed.ts';

/** As {@link whenIn} reads it back. */
const whenOf = (trigger: ScheduleTrigger): string =>
  'dailyAt' in trigger ? `${trigger.dailyAt} UTC` : `every ${trigger.everyMinutes} minutes`;

const scheduled = FUNCTIONS.flatMap(({ name, triggers }) =>
  triggers
    .filter((trigger): trigger is ScheduleTrigger => trigger.kind === 'schedule')
    .map((trigger) => ({ name, when: whenOf(trigger) })),
);

/** `rate(90 minutes)`, `rate(1 hour)`, `rate(2 days)` in minutes; `cron(5 2 * * ? *)` as a time of day. */
const whenIn = (expression = '', timezone = 'UTC'): string => {
  const [, minute, hour] = /^cron\((\d+) (\d+) \* \* \? \*\)$/.exec(expression) ?? [];
  if (minute !== undefined && hour !== undefined)
    return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')} ${timezone.replace('Etc/', '')}`;
  const [, amount, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  return `every ${Number(amount) * ({ minute: 1, hour: 60, day: 1440 }[unit ?? ''] ?? Number.NaN)} minutes`;
};

export const readBackSchedules = (deployed: () => Deployed) =>
  describe('schedules', () => {
    it('are those of the definitions', async () => {
      const scheduler = new SchedulerClient(deployed().emulator.clients);
      const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
      expect(Schedules.map(({ Target }) => Target?.Arn).toSorted()).toEqual(
        scheduled.map(({ name }) => deployed().aliasArn(name)).toSorted(),
      );
      for (const { Name } of Schedules) {
        const schedule = await scheduler.send(new GetScheduleCommand({ Name }));
        const { Target, ScheduleExpression, ScheduleExpressionTimezone } = schedule;
        const definition = scheduled.find(({ name }) => deployed().aliasArn(name) === Target?.Arn);
        expect(whenIn(ScheduleExpression, ScheduleExpressionTimezone)).toBe(definition?.when);
        expect(schedule).toMatchObject({
          State: 'ENABLED',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: {
            Input: '{"time":"<aws.scheduler.scheduled-time>"}',
            RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 3 },
            DeadLetterConfig: { Arn: expect.stringMatching(/^arn:aws:sqs:/) },
          },
        });
        deployed().tell(`schedule of ${definition?.name}: ${ScheduleExpression}, dead letters, 3 retries`);
      }
    });
  });
