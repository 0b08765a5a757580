import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, it } from 'vitest';
import { defineFunction } from '../../../../functions/definition.ts';
import { MlFunction, type MlFunctionProps } from '../../../../lib/infra/constructs/ml-function.ts';
import { givenBuckets, INLINE, tinyStack } from './tiny-stack.ts';

const definition = defineFunction({
  name: 'score',
  summary: 'Scores a row.',
  triggers: [{ kind: 'direct' }],
  access: [
    { kind: 'read-objects', bucket: 'images' },
    { kind: 'write-objects', bucket: 'labels' },
  ],
  environment: { DEFAULT_MODEL: 'first', POWERTOOLS_LOG_LEVEL: 'WARN' },
  memoryMiB: 1769,
  timeoutSeconds: 7,
  reservedConcurrency: 3,
});

const templateWith = (props: Partial<MlFunctionProps> = {}): Template => {
  const stack = tinyStack();
  new MlFunction(stack, 'score', { definition, code: INLINE, buckets: givenBuckets(stack), ...props });
  return Template.fromStack(stack);
};

describe('MlFunction', () => {
  const template = templateWith();
  const has = (properties: Record<string, unknown>) =>
    template.hasResourceProperties('AWS::Lambda::Function', properties);

  it('runs what the definition describes on Node 24, arm64', () => {
    has({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
    has({ Description: 'Scores a row.', MemorySize: 1769, Timeout: 7, ReservedConcurrentExecutions: 3 });
  });

  it('logs JSON to a group of its own that forgets after a month and outlives the stack', () => {
    has({
      LoggingConfig: {
        LogFormat: 'JSON',
        ApplicationLogLevel: 'INFO',
        SystemLogLevel: 'WARN',
        LogGroup: { Ref: Match.stringLikeRegexp('^scoreLog') },
      },
    });
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 30 },
      DeletionPolicy: 'Retain',
    });
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
  });

  it('is traced, and cut off where it calls itself in a circle', () => {
    has({ TracingConfig: { Mode: 'Active' }, RecursiveLoop: 'Terminate' });
  });

  it('tells Powertools to keep payloads out of logs and traces', () => {
    has({
      Environment: {
        Variables: {
          POWERTOOLS_SERVICE_NAME: 'score',
          POWERTOOLS_METRICS_NAMESPACE: 'tiny-dev',
          POWERTOOLS_LOGGER_LOG_EVENT: 'false',
          POWERTOOLS_TRACER_CAPTURE_RESPONSE: 'false',
          POWERTOOLS_TRACER_CAPTURE_ERROR: 'false',
          POWERTOOLS_DEV: Match.absent(),
        },
      },
    });
  });

  it('knows the names of the buckets it may touch', () => {
    has({ Environment: { Variables: { IMAGES_BUCKET: 'given-images', LABELS_BUCKET: 'given-labels' } } });
  });

  it("lets the definition's variables beat the defaults", () => {
    has({ Environment: { Variables: { DEFAULT_MODEL: 'first', POWERTOOLS_LOG_LEVEL: 'WARN' } } });
  });

  it('has a role of its own that Lambda alone may take', () => {
    template.resourceCountIs('AWS::IAM::Role', 1);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
        ],
      },
    });
  });

  it('publishes a version and points the alias live at it', () => {
    template.hasResourceProperties('AWS::Lambda::Alias', {
      Name: 'live',
      FunctionVersion: { 'Fn::GetAtt': [Match.stringLikeRegexp('^scoreCurrentVersion'), 'Version'] },
    });
  });

  it("lets the caller's values beat every default", () => {
    const chosen = templateWith({
      architecture: Architecture.X86_64,
      environment: { DEFAULT_MODEL: 'second', POWERTOOLS_SERVICE_NAME: 'mine' },
      reservedConcurrency: 8,
      logRetention: RetentionDays.ONE_DAY,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    chosen.hasResourceProperties('AWS::Lambda::Function', {
      Architectures: ['x86_64'],
      ReservedConcurrentExecutions: 8,
      Environment: { Variables: { DEFAULT_MODEL: 'second', POWERTOOLS_SERVICE_NAME: 'mine' } },
    });
    chosen.hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 1 },
      DeletionPolicy: 'Delete',
    });
  });

  it('reserves nothing where the caller declines or nobody asks', () => {
    const absent = { ReservedConcurrentExecutions: Match.absent() };
    templateWith({ reservedConcurrency: 'none' }).hasResourceProperties('AWS::Lambda::Function', absent);
    const { reservedConcurrency: _, ...modest } = definition;
    templateWith({ definition: modest }).hasResourceProperties('AWS::Lambda::Function', absent);
  });
});
