import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { IngestQueue } from './ingest-queue.ts';
import type { MlFunction } from './ml-function.ts';
import { ownMetric } from './own-metric.ts';
import { limitedByDay } from './paid-call-alarms.ts';

export interface StageDashboardProps {
  readonly alarms: readonly Alarm[];
  readonly api: HttpApi;
  readonly functions: readonly MlFunction[];
  readonly queues: readonly IngestQueue[];
  readonly machines: readonly StateMachine[];
}

/** A dashboard is 24 units wide. */
const WHOLE = 24;
const THIRD = 8;

/** The last three hours of a stage on one page: what is wrong first, then where, then what models answer. */
export class StageDashboard extends Construct {
  constructor(scope: Construct, id: string, props: StageDashboardProps) {
    super(scope, id);
    const rows = [
      [new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: WHOLE, height: 6 })],
      apiRow(props.api),
      functionsRow(props.functions),
      modelsRow(props.functions),
      paidCallsRow(limitedByDay(props.functions)),
      ...props.queues.map(queueRow),
      ...props.machines.map(workflowRow),
    ];
    new Dashboard(this, 'Resource', { defaultInterval: Duration.hours(3), widgets: rows });
  }
}

const PERIOD = Duration.minutes(1);
const SUM = { period: PERIOD, statistic: Stats.SUM } as const;
const MAXIMUM = { period: PERIOD, statistic: Stats.MAXIMUM } as const;
const P50 = { period: PERIOD, statistic: Stats.p(50) } as const;
const P99 = { period: PERIOD, statistic: Stats.p(99) } as const;

const graph = (title: string, left: readonly IMetric[]): IWidget =>
  new GraphWidget({ title, left: [...left], width: THIRD, height: 6 });

const apiRow = (api: HttpApi): IWidget[] => [
  graph('API: requests', [api.metricCount(SUM)]),
  graph('API: refused and failed', [api.metricClientError(SUM), api.metricServerError(SUM)]),
  graph('API: latency, ms', [api.metricLatency(P50), api.metricLatency(P99)]),
];

const functionsRow = (functions: readonly MlFunction[]): IWidget[] => {
  const of = (metric: (fn: MlFunction) => IMetric) => functions.map(metric);
  const named = ({ definition }: MlFunction) => ({ label: definition.name });
  return [
    graph(
      'Functions: calls',
      of((fn) => fn.alias.metricInvocations({ ...SUM, ...named(fn) })),
    ),
    graph('Functions: errors and throttled calls', [
      ...of((fn) => fn.alias.metricErrors({ ...SUM, ...named(fn) })),
      ...of((fn) => fn.alias.metricThrottles({ ...SUM, label: `${fn.definition.name}, throttled` })),
    ]),
    graph(
      'Functions: p99 duration, ms',
      of((fn) => fn.alias.metricDuration({ ...P99, ...named(fn) })),
    ),
  ];
};

const modelsRow = (functions: readonly MlFunction[]): IWidget[] => {
  const scoring = functions.filter(({ definition }) => definition.models === 'scoring');
  const own = (...names: readonly string[]) =>
    scoring.flatMap((fn) => names.map((name) => ownMetric(fn, name)));
  const times = (name: string, statistic: string) => scoring.map((fn) => ownMetric(fn, name, { statistic }));
  return [
    graph('Models: rows predicted', own('Predicted')),
    graph('Models: refused, failed, not finite', own('Rejected', 'Failed', 'NonFiniteOutput')),
    graph('Models: inference and load, ms', [
      ...times('InferenceMs', Stats.p(50)),
      ...times('InferenceMs', Stats.p(99)),
      ...times('ModelLoadMs', Stats.MAXIMUM),
    ]),
  ];
};

const paidCallsRow = (functions: readonly MlFunction[]): IWidget[] => {
  const own = (...names: readonly string[]) =>
    functions.flatMap((fn) =>
      names.map((name) => ownMetric(fn, name).with({ label: `${fn.definition.name}, ${name}` })),
    );
  return [
    graph('AI services: calls paid for', own('PaidCalls')),
    graph('AI services: answers reused', own('ReusedAnswers')),
    graph('AI services: calls refused', own('BudgetRefused', 'ThrottledCalls')),
  ];
};

const queueRow = ({ node, queue, deadLetters }: IngestQueue): IWidget[] => [
  graph(`${node.id}: waiting and in work`, [
    queue.metricApproximateNumberOfMessagesVisible(MAXIMUM),
    queue.metricApproximateNumberOfMessagesNotVisible(MAXIMUM),
  ]),
  graph(`${node.id}: oldest message, s`, [queue.metricApproximateAgeOfOldestMessage(MAXIMUM)]),
  graph(`${node.id}: dead letters`, [deadLetters.metricApproximateNumberOfMessagesVisible(MAXIMUM)]),
];

const workflowRow = (machine: StateMachine): IWidget[] => {
  const { id } = machine.node.scope?.node ?? machine.node;
  return [
    graph(`${id}: started and succeeded`, [machine.metricStarted(SUM), machine.metricSucceeded(SUM)]),
    graph(`${id}: failed, timed out, throttled`, [
      machine.metricFailed(SUM),
      machine.metricTimedOut(SUM),
      machine.metricThrottled(SUM),
    ]),
    graph(`${id}: p99 duration, ms`, [machine.metricTime(P99)]),
  ];
};
