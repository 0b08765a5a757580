import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, it } from 'vitest';
import { IngestQueue } from '../../../../lib/infra/constructs/ingest-queue.ts';
import { feedFromQueue, fillQueue } from '../../../../lib/infra/constructs/queue-feed.ts';
import { tinyFunction, tinyStack } from './tiny-stack.ts';

describe('feedFromQueue', () => {
  const stack = tinyStack();
  feedFromQueue(
    tinyFunction(stack),
    new IngestQueue(stack, 'Inbox', { functionTimeoutSeconds: 10, maxReceiveCount: 5 }),
    {
      kind: 'bucket',
      bucket: 'images',
      suffixes: ['.png'],
      batchSize: 7,
      maxReceiveCount: 5,
      maxConcurrency: 4,
    },
  );
  const template = Template.fromStack(stack);
  const inbox = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Inbox(?!Dead)'), 'Arn'] };
  const letters = { 'Fn::GetAtt': [Match.stringLikeRegexp('^InboxDeadLetters'), 'Arn'] };

  it('calls the alias with batches as the trigger describes them, filled for a second at most', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: inbox,
      FunctionName: { 'Fn::Join': ['', Match.arrayWith([':live'])] },
      BatchSize: 7,
      MaximumBatchingWindowInSeconds: 1,
      ScalingConfig: { MaximumConcurrency: 4 },
    });
  });

  it('lets single messages of a batch fail, and counts events', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MetricsConfig: { Metrics: ['EventCount'] },
    });
  });

  it('lets the function read that queue and send dead letters, and do nothing else with the two', () => {
    const sqs = Match.arrayWith([
      {
        Effect: 'Allow',
        Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        Resource: inbox,
      },
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: letters },
    ]);
    template.hasResourceProperties('AWS::IAM::Role', {
      Policies: [{ PolicyName: 'Own', PolicyDocument: { Statement: sqs } }],
    });
    template.resourceCountIs('AWS::IAM::Policy', 0);
  });

  it('tells the function where its dead letters go', () => {
    const DEAD_LETTERS_URL = { Ref: Match.stringLikeRegexp('^InboxDeadLetters') };
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ DEAD_LETTERS_URL }) },
    });
  });
});

describe('fillQueue', () => {
  const stack = tinyStack();
  fillQueue(
    tinyFunction(stack),
    new IngestQueue(stack, 'Inbox', { functionTimeoutSeconds: 10, maxReceiveCount: 5 }),
    'names',
  );
  const template = Template.fromStack(stack);

  it('lets the function send to the queue, tells it where that is, and lets it do nothing else there', () => {
    const inbox = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Inbox(?!Dead)'), 'Arn'] };
    template.hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyName: 'Own',
          PolicyDocument: {
            Statement: Match.arrayWith([{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: inbox }]),
          },
        },
      ],
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({ NAMES_QUEUE_URL: { Ref: Match.stringLikeRegexp('^Inbox(?!Dead)') } }),
      },
    });
    template.resourceCountIs('AWS::Lambda::EventSourceMapping', 0);
  });
});
