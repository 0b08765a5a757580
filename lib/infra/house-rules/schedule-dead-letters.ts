import { Stack } from 'aws-cdk-lib';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { HouseRule } from './house-rule.ts';

export const scheduleDeadLetters: HouseRule = {
  name: 'ScheduleDeadLetters',
  promise: 'What a schedule could not deliver goes to a dead-letter queue, where somebody finds it.',
  problemsOf: (schedule) => {
    if (!(schedule instanceof CfnSchedule)) return [];
    const target: CfnSchedule.TargetProperty = Stack.of(schedule).resolve(schedule.target);
    return target.deadLetterConfig === undefined ? ['no dead-letter queue'] : [];
  },
};
