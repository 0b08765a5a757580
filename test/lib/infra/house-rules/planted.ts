import { App, Duration, Stack, Validations } from 'aws-cdk-lib';
import { CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import {
  CfnUrl,
  Code,
  type FunctionProps,
  Function as LambdaFunction,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource, type SqsEventSourceProps } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { HousePack } from '../../../../lib/infra/house-rules/house-pack.ts';

/** Adds to a stack whatever a rule is to look at. */
export type Planted = (stack: Stack) => void;

/** The ids of the house rules' findings, as the pack tells them when the app is synthesized. */
export const findingsOf = (plant: Planted, stage: 'dev' | 'prod' = 'dev'): readonly string[] => {
  const app = new App();
  plant(new Stack(app, 'planted'));
  app.synth();
  return new HousePack(app, stage).validateScope(app).violations.map(({ ruleName }) => ruleName);
};

/** Synthesizes as the collection does, with the pack among the app's validations. */
export const synthWithPack = (plant: Planted): unknown => {
  const app = new App();
  plant(new Stack(app, 'planted'));
  Validations.of(app).addPlugins(new HousePack(app, 'dev'));
  return app.synth();
};

export const aFunction = (stack: Stack, props: Partial<FunctionProps> = {}, id = 'Fn'): LambdaFunction =>
  new LambdaFunction(stack, id, {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => undefined;'),
    timeout: Duration.seconds(60),
    logGroup: new LogGroup(stack, `${id}Log`, { retention: 7 }),
    ...props,
  });

/** Lambda makes a log group of its own for it. */
export const aFunctionWithoutLog: Planted = (stack) => {
  new LambdaFunction(stack, 'Fn', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => undefined;'),
  });
};

interface FeedOptions {
  readonly visibilitySeconds: number;
  readonly feed?: SqsEventSourceProps;
  readonly fn?: Partial<FunctionProps>;
}

/** A queue in a stack of its own, read through an alias by a function of 60 s, in batches that fill for a second. */
export const aFedFunction =
  ({ visibilitySeconds, feed = { maxConcurrency: 5 }, fn }: FeedOptions): Planted =>
  (stack) => {
    const elsewhere = new Stack(stack.node.scope, 'elsewhere');
    const queue = new Queue(elsewhere, 'Queue', { visibilityTimeout: Duration.seconds(visibilitySeconds) });
    const source = new SqsEventSource(queue, {
      maxBatchingWindow: Duration.seconds(1),
      ...feed,
    });
    aFunction(stack, fn).addAlias('live').addEventSource(source);
  };

export const aUrl =
  (authType: string): Planted =>
  (stack) => {
    const fn = aFunction(stack).addAlias('live');
    new CfnUrl(stack, 'Url', { authType, targetFunctionArn: fn.functionArn });
  };

export const aDeployment =
  (props: Partial<ConstructorParameters<typeof CfnDeploymentGroup>[2]>): Planted =>
  (stack) => {
    new CfnDeploymentGroup(stack, 'Group', {
      applicationName: 'app',
      serviceRoleArn: 'arn:aws:iam::123456789012:role/deploys',
      alarmConfiguration: { alarms: [{ name: 'errors' }], enabled: true },
      autoRollbackConfiguration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
      ...props,
    });
  };

const DEAD_LETTERS = 'arn:aws:sqs:us-east-1:123456789012:given-up';

export const aSchedule =
  (target: Partial<CfnSchedule.TargetProperty> = { deadLetterConfig: { arn: DEAD_LETTERS } }): Planted =>
  (stack) => {
    new CfnSchedule(stack, 'Schedule', {
      flexibleTimeWindow: { mode: 'OFF' },
      scheduleExpression: 'rate(1 hour)',
      target: {
        arn: aFunction(stack).addAlias('live').functionArn,
        roleArn: 'arn:aws:iam::123456789012:role/scheduler',
        ...target,
      },
    });
  };

export const aMachine =
  (logging: CfnStateMachine.LoggingConfigurationProperty, substitutions = {}): Planted =>
  (stack) => {
    new CfnStateMachine(stack, 'Machine', {
      roleArn: 'arn:aws:iam::123456789012:role/machine',
      definitionString: '{}',
      definitionSubstitutions: substitutions,
      loggingConfiguration: logging,
    });
  };

export const anIntegration =
  (called: (fn: LambdaFunction) => string): Planted =>
  (stack) => {
    new CfnIntegration(stack, 'Integration', {
      apiId: 'api',
      integrationType: 'AWS_PROXY',
      integrationUri: called(aFunction(stack)),
      payloadFormatVersion: '2.0',
    });
  };

export const aRole =
  (...statements: readonly object[]): Planted =>
  (stack) => {
    new CfnRole(stack, 'Role', {
      assumeRolePolicyDocument: { Statement: [] },
      policies: [{ policyName: 'Own', policyDocument: { Version: '2012-10-17', Statement: statements } }],
    });
  };
