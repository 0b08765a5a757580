import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Architecture, type Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FunctionDefinition, Trigger } from '../../../functions/definition.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { WORKFLOWS } from '../../../workflows/registry.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { apiAuthOf } from '../api-auth-setting.ts';
import { HttpFront } from '../constructs/http-front.ts';
import { MlFunction } from '../constructs/ml-function.ts';
import { announceTo, feedFromQueue } from '../constructs/queue-feed.ts';
import { FunctionSchedule } from '../constructs/schedule.ts';
import { StageWatch } from '../constructs/stage-watch.ts';
import { WorkflowMachine } from '../constructs/workflow-machine.ts';
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
      for (const access of definition.access)
        if (access.kind === 'announce-objects') announceTo(fn, data.queuesFor(access.to, access.bucket));
    }
    const workflows = WORKFLOWS.map(
      (definition) => new WorkflowMachine(this, definition.name, { definition, functions, ...keeping }),
    );
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

const ARCHITECTURES = { arm64: Architecture.ARM_64, x86_64: Architecture.X86_64 } as const;

const functionSettings = (
  { environment }: FunctionDefinition,
  { arch, model, reservedConcurrency }: Settings,
) => ({
  architecture: ARCHITECTURES[arch],
  ...(model !== undefined && 'DEFAULT_MODEL' in environment && { environment: { DEFAULT_MODEL: model } }),
  ...(reservedConcurrency === 'off' && { reservedConcurrency: 'none' as const }),
});

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

const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
