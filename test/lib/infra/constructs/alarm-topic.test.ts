import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { AlarmTopic, type AlarmTopicProps } from '../../../../lib/infra/constructs/alarm-topic.ts';
import { tinyStack } from './tiny-stack.ts';

const templateWith = (props: AlarmTopicProps = {}): Template => {
  const stack = tinyStack();
  new AlarmTopic(stack, 'Alarms', props);
  return Template.fromStack(stack);
};

const statements = (...some: object[]) => ({ Statement: Match.arrayWith(some.map(Match.objectLike)) });

describe('AlarmTopic', () => {
  const template = templateWith();

  it('is encrypted under a key of its own that turns every year', () => {
    template.hasResourceProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AlarmsKey'), 'Arn'] },
    });
    template.hasResource('AWS::KMS::Key', {
      Properties: { EnableKeyRotation: true },
      DeletionPolicy: 'Retain',
    });
  });

  it('lets the services that have something to tell use the key and publish, and nobody else', () => {
    const Service = ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com'];
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: statements({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Principal: { Service } }),
    });
    const [policy] = Object.values(template.findResources('AWS::SNS::TopicPolicy'));
    const allowed = policy?.Properties.PolicyDocument.Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === 'Allow',
    );
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: 'sns:Publish',
        Principal: { Service: expect.arrayContaining(Service) },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ]);
  });

  it('refuses whoever speaks without TLS', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: statements({
        Effect: 'Deny',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    });
  });

  it('mails the address that the deployer names, and keeps what cannot be delivered', () => {
    template.resourceCountIs('AWS::SNS::Subscription', 0);
    const mailing = templateWith({ email: 'ops@example.com', removalPolicy: RemovalPolicy.DESTROY });
    mailing.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@example.com',
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AlarmsUndelivered'), 'Arn'] },
      },
    });
    mailing.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
  });
});
