import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Access } from '../../../functions/access.ts';
import type { FunctionDefinition, Trigger } from '../../../functions/definition.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { WORKFLOWS } from '../../../workflows/registry.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { apiAuthOf } from '../api-auth-setting.ts';
import { HttpFront } from '../constructs/http-front.ts';
import { MlFunction } from '../constructs/ml-function.ts';
import { announceTo, feedFromQueue, fillQueue } from '../constructs/queue-feed.ts';
import { FunctionSchedule } from '../constructs/schedule.ts';
import { StageWatch } from '../constructs/stage-watch.ts';
import { WorkflowMachine } from '../constructs/workflow-machine.ts';
import { letStart } from '../constructs/workflow-start.ts';
import { functionSettings } from '../function-settings.ts';
import { removalPolicyOf } from '../removal-policy.ts';
import { unreachable } from '../unreachable.ts';
import type { DataStack } from './data-stack.ts';

export interface ServiceStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  /** A function's bundle. */
  readonly codeOf: (definition: FunctionDefinition) => Code;
}

/** What computes: functions, what starts them, the API and the workflows. It can go and come back without loss. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { settings, data, codeOf, ...props }: ServiceStackProps) {
    super(scope, id, props);
    const keeping = { logRetention: settings.logRetentionDays, removalPolicy: removalPolicyOf(settings) };
    const { corsOrigins, throttleRate, throttleBurst } = settings;
    const auth = apiAuthOf(settings);
    const front = new HttpFront(this, 'Api', { auth, corsOrigins, throttleRate, throttleBurst, ...keeping });
    const functions = new Map<string, MlFunction>();
    for (const definition of FUNCTIONS) {
      const fn = new MlFunction(this, definition.name, {
        definition,
        code: codeOf(definition),
        buckets: data.buckets,
        ...functionSettings(definition, settings),
        ...keeping,
      });
      functions.set(definition.name, fn);
      for (const trigger of definition.triggers) start(fn, trigger, { front, data });
    }
    const workflows = WORKFLOWS.map(
      (definition) => new WorkflowMachine(this, definition.name, { definition, functions, ...keeping }),
    );
    for (const fn of functions.values())
      for (const access of fn.definition.access) connect(fn, access, { data, workflows });
    new StageWatch(this, 'Watch', {
      settings,
      topic: data.alarmTopic,
      front,
      functions: [...functions.values()],
      queues: data.ingestQueues,
      workflows,
    });
    this.print({
      ApiUrl: front.url,
      ImagesBucket: data.buckets.images.bucketName,
      LabelsBucket: data.buckets.labels.bucketName,
      TextsBucket: data.buckets.texts.bucketName,
      AnalysesBucket: data.buckets.analyses.bucketName,
      DatasetsBucket: data.buckets.datasets.bucketName,
      RunsBucket: data.buckets.runs.bucketName,
      ...Object.fromEntries(
        workflows.map(({ definition, machine }) => [
          `${pascalCase(definition.name)}StateMachineArn`,
          machine.stateMachineArn,
        ]),
      ),
      ...Object.fromEntries(
        [...functions].map(([name, { alias }]) => [`${pascalCase(name)}FunctionArn`, alias.functionArn]),
      ),
    });
  }

  private print(outputs: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

interface Starters {
  readonly front: HttpFront;
  readonly data: DataStack;
}

const start = (fn: MlFunction, trigger: Trigger, { front, data }: Starters): void => {
  switch (trigger.kind) {
    case 'http':
      front.route(fn, trigger);
      break;
    case 'bucket':
    case 'queue':
      feedFromQueue(fn, data.queuesOf(trigger), trigger);
      break;
    /** The workflow has the right to call its tasks; whoever invokes a function brings it along. */
    case 'task':
    case 'direct':
      break;
    case 'schedule':
      new FunctionSchedule(fn, 'Schedule', { fn, trigger, topic: data.alarmTopic });
      break;
    /** CodeDeploy calls it; the releases bring along what it may do. */
    case 'deployment':
      break;
    default:
      unreachable(trigger);
  }
};

interface Reachable {
  readonly data: DataStack;
  readonly workflows: readonly WorkflowMachine[];
}

/** What a function may touch beside what its own statements name: it knows where the rest is once it is there. */
const connect = (fn: MlFunction, access: Access, { data, workflows }: Reachable): void => {
  switch (access.kind) {
    case 'announce-objects':
      announceTo(fn, data.queuesFor(access.to, access.bucket));
      break;
    case 'send-messages':
      fillQueue(fn, data.queuesNamed(access.queue), access.queue);
      break;
    case 'run-workflow':
      letStart(fn, machineOf(access.workflow, workflows));
      break;
  }
};

const machineOf = (name: string, workflows: readonly WorkflowMachine[]): WorkflowMachine => {
  const found = workflows.find(({ definition }) => definition.name === name);
  if (found) return found;
  const known = workflows.map(({ definition }) => definition.name).join(', ');
  throw new RangeError(`there is no workflow "${name}"; there are ${known}`);
};

const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
