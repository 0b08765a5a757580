import { Duration } from 'aws-cdk-lib';
import { type Alarm, type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { WorkflowAlarmKind, WorkflowDefinition } from '../../../workflows/definition.ts';
import { isDeclined } from '../../core/alarms.ts';
import { topicAlarm } from './topic-alarm.ts';

export interface WorkflowAlarmsProps {
  readonly definition: WorkflowDefinition;
  readonly machine: StateMachine;
  readonly topic: ITopic;
}

/** The alarms that a workflow's definition asks for; what it declines has no alarm. */
export class WorkflowAlarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, { definition, machine, topic }: WorkflowAlarmsProps) {
    super(scope, id);
    const kinds = Object.keys(KINDS) as WorkflowAlarmKind[];
    this.all = kinds.flatMap((kind) => {
      const choice = definition.alarms[kind];
      if (isDeclined(choice)) return [];
      const { metricOf, meaning } = KINDS[kind];
      const metric = metricOf(machine).with({
        period: Duration.minutes(choice.minutes),
        statistic: Stats.SUM,
      });
      const told = `${definition.name}: ${meaning}`;
      return [topicAlarm(this, kind, { topic, metric, atLeast: choice.atLeast, meaning: told })];
    });
  }
}

interface Kind {
  readonly metricOf: (machine: StateMachine) => Metric;
  readonly meaning: string;
}

const KINDS: Readonly<Record<WorkflowAlarmKind, Kind>> = {
  failed: {
    metricOf: (machine) => machine.metricFailed(),
    meaning: 'executions failed. Their history names the state and the error.',
  },
  timedOut: {
    metricOf: (machine) => machine.metricTimedOut(),
    meaning: 'executions ran out of time. Look which task hangs.',
  },
  throttled: {
    metricOf: (machine) => machine.metricThrottled(),
    meaning: 'Step Functions slows it down. Start fewer at once, or ask AWS for a higher limit.',
  },
};
