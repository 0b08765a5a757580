import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, expect, it } from 'vitest';
import {
  WorkflowMachine,
  type WorkflowMachineProps,
} from '../../../../lib/infra/constructs/workflow-machine.ts';
import type { WorkflowDefinition } from '../../../../workflows/definition.ts';
import { lambdaTask } from '../../../../workflows/lambda-task.ts';
import { tinyFunction, tinyStack } from './tiny-stack.ts';

const call = (name: string) =>
  lambdaTask({
    function: name,
    comment: 'Calls it.',
    timeoutSeconds: 5,
    answerAs: 'answer',
    next: 'Done',
    onFailure: 'Done',
  });

const DECLINED = { declined: 'nobody waits for it' };

const definition: WorkflowDefinition = {
  name: 'two-steps',
  summary: 'Calls a thing.',
  type: 'EXPRESS',
  alarms: { failed: DECLINED, timedOut: DECLINED, throttled: DECLINED },
  states: {
    Comment: 'One step.',
    StartAt: 'Call',
    TimeoutSeconds: 60,
    States: { Call: call('thing'), Done: { Type: 'Succeed' } },
  },
};

const templateWith = (props: Partial<WorkflowMachineProps> = {}): Template => {
  const stack = tinyStack();
  const functions = new Map([['thing', tinyFunction(stack)]]);
  new WorkflowMachine(stack, 'two-steps', { definition, functions, ...props });
  return Template.fromStack(stack);
};

describe('WorkflowMachine', () => {
  const template = templateWith();
  const has = (properties: Record<string, unknown>) =>
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', properties);

  it("runs the workflow's own text, its timeout in it, as the type it was written for", () => {
    has({ DefinitionString: JSON.stringify(definition.states), StateMachineType: 'EXPRESS' });
    expect(definition.states.TimeoutSeconds).toBe(60);
  });

  it('fills in the aliases of the functions it names', () => {
    has({ DefinitionSubstitutions: { thing: { Ref: Match.stringLikeRegexp('^thingAliaslive') } } });
  });

  it('names no partition of AWS and fills in the one it is deployed to', () => {
    has({
      DefinitionString: Match.stringLikeRegexp('arn:\\$\\{Partition\\}:states:::lambda:invoke'),
      DefinitionSubstitutions: { Partition: { Ref: 'AWS::Partition' } },
    });
    expect(JSON.stringify(definition.states)).not.toContain('arn:aws');
  });

  it('is traced and logs every step, but none of the data', () => {
    has({
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false, Destinations: Match.anyValue() },
    });
  });

  it('logs under the prefix that keeps the log policy of the account short, under a name nobody had', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: {
        'Fn::Join': [
          '',
          [
            '/aws/vendedlogs/states/tiny-dev-two-steps-',
            { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] },
          ],
        ],
      },
    });
  });

  it('may call exactly the functions it names', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({ Principal: { Service: 'states.amazonaws.com' } })],
      },
      Policies: [
        {
          PolicyDocument: {
            Statement: Match.arrayWith([
              {
                Effect: 'Allow',
                Action: 'lambda:InvokeFunction',
                Resource: { Ref: Match.stringLikeRegexp('^thingAliaslive') },
              },
            ]),
          },
        },
      ],
    });
  });

  it('keeps its log a month and beyond the stack, or as the caller says', () => {
    const log = (RetentionInDays: number) => ({
      Properties: { RetentionInDays, LogGroupName: Match.anyValue() },
    });
    template.hasResource('AWS::Logs::LogGroup', { ...log(30), DeletionPolicy: 'Retain' });
    const chosen = templateWith({
      logRetention: RetentionDays.ONE_DAY,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    chosen.hasResource('AWS::Logs::LogGroup', { ...log(1), DeletionPolicy: 'Delete' });
  });

  it('refuses a workflow that calls a function that is not there, and names those that are', () => {
    const states = { ...definition.states, States: { Call: call('ghost'), Done: { Type: 'Succeed' } } };
    expect(() => templateWith({ definition: { ...definition, states } })).toThrow(
      'workflow "two-steps" calls "ghost", which is no function; there are thing',
    );
  });
});
