import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Architecture, type Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FunctionDefinition, Trigger } from '../../../functions/definition.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { WORKFLOWS } from '../../../workflows/registry.ts';
import { HttpFront } from '../constructs/http-front.ts';
import { MlFunction } from '../constructs/ml-function.ts';
import { feedFromQueue } from '../constructs/queue-feed.ts';
import { WorkflowMachine } from '../constructs/workflow-machine.ts';
import { removalPolicyOf } from '../removal-policy.ts';
import type { Settings } from '../settings.ts';
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
    const { auth, throttleRate, throttleBurst } = settings;
    const front = new HttpFront(this, 'Api', { auth, throttleRate, throttleBurst, ...keeping });
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
    const machines = WORKFLOWS.map((definition) => {
      const { machine } = new WorkflowMachine(this, definition.name, { definition, functions, ...keeping });
      return [`${pascalCase(definition.name)}StateMachineArn`, machine.stateMachineArn] as const;
    });
    this.print({
      ApiUrl: front.url,
      ImagesBucket: data.buckets.images.bucketName,
      LabelsBucket: data.buckets.labels.bucketName,
      ...Object.fromEntries(machines),
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
      feedFromQueue(fn, data.queueOf(trigger), trigger);
      break;
    /** The workflow has the right to call its tasks; whoever invokes a function brings it along. */
    case 'task':
    case 'direct':
      break;
    default:
      unreachable(trigger);
  }
};

const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
