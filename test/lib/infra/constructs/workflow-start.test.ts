import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, it } from 'vitest';
import { WorkflowMachine } from '../../../../lib/infra/constructs/workflow-machine.ts';
import { letStart } from '../../../../lib/infra/constructs/workflow-start.ts';
import { marcoPolo } from '../../../../workflows/marco-polo.ts';
import { tinyFunction, tinyStack } from './tiny-stack.ts';

describe('letStart', () => {
  const stack = tinyStack();
  const functions = new Map(['marco', 'polo'].map((name) => [name, tinyFunction(stack, { name })]));
  const game = new WorkflowMachine(stack, 'Game', { definition: marcoPolo, functions });
  letStart(tinyFunction(stack, { name: 'starter' }), game);
  const template = Template.fromStack(stack);
  const machine = { Ref: Match.stringLikeRegexp('^Game') };

  it('lets the function start executions of that workflow, and look at those of no other', () => {
    const executions = {
      'Fn::Join': [
        '',
        Match.arrayWith([':execution:', { 'Fn::GetAtt': [Match.stringLikeRegexp('^Game'), 'Name'] }, ':*']),
      ],
    };
    template.hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyName: 'Own',
          PolicyDocument: {
            Statement: Match.arrayWith([
              { Effect: 'Allow', Action: 'states:StartExecution', Resource: machine },
              { Effect: 'Allow', Action: 'states:DescribeExecution', Resource: executions },
            ]),
          },
        },
      ],
    });
  });

  it('tells the function which workflow that is', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ MARCO_POLO_ARN: machine }) },
    });
  });
});
