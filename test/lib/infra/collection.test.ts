import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { synthesizeCollection } from './collection-templates.ts';

const dev = synthesizeCollection();
const prod = synthesizeCollection({ stage: 'prod', arch: 'x86_64', logRetentionDays: '90' });
const KEPT = ['AWS::S3::Bucket', 'AWS::Logs::LogGroup'];

type Synthesized = typeof dev;

const deletionPolicies = ({ data, service }: Synthesized): readonly unknown[] => [
  ...new Set(
    [data, service].flatMap((template) =>
      KEPT.flatMap((type) =>
        Object.values(template.findResources(type)).map(({ DeletionPolicy }) => DeletionPolicy),
      ),
    ),
  ),
];

/** Properties with which a resource gets a name of its own, by type. */
const NAMES: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
};

describe('the collection', () => {
  it('keeps data apart from what computes, a stack for each', () => {
    expect(dev.stacks.data.stackName).toBe('marcopolo-dev-data');
    expect(dev.stacks.service.stackName).toBe('marcopolo-dev');
    expect(dev.stacks.service.dependencies).toEqual([dev.stacks.data]);
    dev.service.resourceCountIs('AWS::S3::Bucket', 0);
    /** Runs that a schedule lost are no data: their events say when, and nothing else. */
    const schedules = Object.keys(dev.service.findResources('AWS::Scheduler::Schedule')).length;
    dev.service.resourceCountIs('AWS::SQS::Queue', schedules);
    dev.data.resourceCountIs('AWS::Lambda::Function', 0);
  });

  it('leaves no bucket and no log behind in dev', () => {
    expect(deletionPolicies(dev)).toEqual(['Delete']);
    expect(dev.stacks.data.terminationProtection).toBe(false);
  });

  it('keeps buckets and logs in prod and protects both stacks from deletion', () => {
    expect(deletionPolicies(prod)).toEqual(['Retain']);
    expect(prod.stacks.data.stackName).toBe('marcopolo-prod-data');
    expect(prod.stacks.data.terminationProtection).toBe(true);
    expect(prod.stacks.service.terminationProtection).toBe(true);
  });

  it('gives every function the architecture and every log the retention that the deployer chose', () => {
    dev.service.allResourcesProperties('AWS::Lambda::Function', { Architectures: ['arm64'] });
    prod.service.allResourcesProperties('AWS::Lambda::Function', { Architectures: ['x86_64'] });
    dev.service.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
    prod.service.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });

  it('tags what it makes with the application and the stage', () => {
    const tags = [
      { Key: 'application', Value: 'marcopolo' },
      { Key: 'stage', Value: 'prod' },
    ];
    prod.data.allResourcesProperties('AWS::S3::Bucket', { Tags: tags });
    prod.service.allResourcesProperties('AWS::Lambda::Function', { Tags: tags });
  });

  it.each(Object.entries(NAMES))('leaves the names of %s to CloudFormation', (type, property) => {
    const resources = [dev.data, dev.service].flatMap((template) =>
      Object.values(template.findResources(type)),
    );
    expect(resources.length).toBeGreaterThan(0);
    expect(resources.filter(({ Properties }) => property in (Properties ?? {}))).toEqual([]);
  });

  it('needs no custom resource and no function of its own making', () => {
    const types = Object.values(dev.data.toJSON().Resources).concat(
      Object.values(dev.service.toJSON().Resources),
    );
    expect(JSON.stringify(types)).not.toMatch(/Custom::|AWS::CloudFormation::CustomResource/);
    dev.service.resourceCountIs('AWS::Lambda::Function', FUNCTIONS.length);
  });

  it('is the same template every time', () => {
    const again = synthesizeCollection();
    expect(again.data.toJSON()).toEqual(dev.data.toJSON());
    expect(again.service.toJSON()).toEqual(dev.service.toJSON());
  });
});
