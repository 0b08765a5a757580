import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Settings } from '../../core/settings/settings.ts';
import { ApiAlarms } from './api-alarms.ts';
import { FunctionAlarms } from './function-alarms.ts';
import type { HttpFront } from './http-front.ts';
import type { IngestQueue } from './ingest-queue.ts';
import type { MlFunction } from './ml-function.ts';
import { PaidCallAlarms } from './paid-call-alarms.ts';
import { Releases } from './releases.ts';
import { StageDashboard } from './stage-dashboard.ts';
import { WorkflowAlarms } from './workflow-alarms.ts';
import type { WorkflowMachine } from './workflow-machine.ts';

export interface StageWatchProps {
  readonly settings: Pick<Settings, 'stage' | 'reservedConcurrency' | 'canaryMinRequests'>;
  readonly topic: ITopic;
  readonly front: HttpFront;
  readonly functions: readonly MlFunction[];
  readonly queues: readonly IngestQueue[];
  readonly workflows: readonly WorkflowMachine[];
}

/** Alarms on everything that computes, a dashboard of it, and releases that heed them. */
export class StageWatch extends Construct {
  constructor(scope: Construct, id: string, props: StageWatchProps) {
    super(scope, id);
    const { settings, topic, front, functions, queues, workflows } = props;
    const functionAlarms = new Map(
      functions.map((fn) => [
        fn,
        new FunctionAlarms(fn, 'Alarms', { fn, topic, reserved: reservedBy(fn, settings) }),
      ]),
    );
    const workflowAlarms = workflows.map(
      (workflow) =>
        new WorkflowAlarms(workflow, 'Alarms', {
          definition: workflow.definition,
          machine: workflow.machine,
          topic,
        }),
    );
    const apiAlarms = new ApiAlarms(front, 'Alarms', { api: front.api, topic });
    const paidCallAlarms = new PaidCallAlarms(this, 'PaidCalls', { functions, topic });
    const isProduction = settings.stage === 'prod';
    new Releases(this, 'Releases', {
      functions,
      alarms: functionAlarms,
      topic,
      style: isProduction ? 'canary' : 'all-at-once',
      minRequests: isProduction ? settings.canaryMinRequests : 0,
    });
    new StageDashboard(this, 'Dashboard', {
      alarms: [...functionAlarms.values(), ...workflowAlarms, apiAlarms, paidCallAlarms].flatMap(
        ({ all }) => all,
      ),
      api: front.api,
      functions,
      queues,
      machines: workflows.map(({ machine }) => machine),
    });
  }
}

const reservedBy = (
  { definition }: MlFunction,
  { reservedConcurrency }: Pick<Settings, 'reservedConcurrency'>,
): number | 'none' => (reservedConcurrency === 'off' ? 'none' : (definition.reservedConcurrency ?? 'none'));
