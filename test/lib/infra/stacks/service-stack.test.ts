import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../../functions/registry.ts';
import { synthesizeCollection } from '../collection-templates.ts';

const { service } = synthesizeCollection();
const chosen = synthesizeCollection({
  model: 'house-price',
  throttleRate: '5',
  throttleBurst: '6',
  reservedConcurrency: 'off',
}).service;

const reserves = (template: typeof service) =>
  Object.values(template.findResources('AWS::Lambda::Function')).flatMap(
    ({ Properties }) => Properties.ReservedConcurrentExecutions ?? [],
  );

describe('ServiceStack', () => {
  it.each(FUNCTIONS)(
    'deploys $name as its definition describes it',
    ({ summary, memoryMiB, timeoutSeconds }) => {
      service.hasResourceProperties('AWS::Lambda::Function', {
        Description: summary,
        MemorySize: memoryMiB,
        Timeout: timeoutSeconds,
        Runtime: 'nodejs24.x',
      });
    },
  );

  it('serves every HTTP trigger of the collection', () => {
    const wanted = FUNCTIONS.flatMap(({ triggers }) =>
      triggers.flatMap((trigger) => {
        if (trigger.kind !== 'http') return [];
        return trigger.path === '$default' ? '$default' : `${trigger.method} ${trigger.path}`;
      }),
    );
    const routes = Object.values(service.findResources('AWS::ApiGatewayV2::Route'));
    expect(routes.map(({ Properties }) => Properties.RouteKey).sort()).toEqual(wanted.sort());
  });

  it('reads the queue of the data stack for label-image, with the reserve that its pollers need', () => {
    service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::ImportValue': Match.stringLikeRegexp('labelimageimages') },
      ScalingConfig: { MaximumConcurrency: 5 },
    });
    service.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          IMAGES_BUCKET: { 'Fn::ImportValue': Match.stringLikeRegexp('Images') },
          LABELS_BUCKET: { 'Fn::ImportValue': Match.stringLikeRegexp('Labels') },
        },
      },
      ReservedConcurrentExecutions: 5,
    });
  });

  it.each([
    'ApiUrl',
    'ImagesBucket',
    'LabelsBucket',
    'TextsBucket',
    'AnalysesBucket',
    'DatasetsBucket',
    'RunsBucket',
    'MarcoPoloStateMachineArn',
    'TextPipelineStateMachineArn',
  ])('prints %s', (name) => {
    service.hasOutput(name, { Value: Match.anyValue() });
  });

  it('tells functions where the queues and workflows are that they may reach', () => {
    service.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: { NAMES_QUEUE_URL: { 'Fn::ImportValue': Match.stringLikeRegexp('consumenamesnames') } },
      },
    });
    service.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { TEXT_PIPELINE_ARN: { Ref: Match.stringLikeRegexp('^textpipeline') } } },
    });
  });

  it('gives predict, its catalog and its check the model that the deployer names, and nobody else', () => {
    const withModel = (template: typeof service) =>
      Object.values(template.findResources('AWS::Lambda::Function')).flatMap(
        ({ Properties }) => Properties.Environment.Variables.DEFAULT_MODEL ?? [],
      );
    expect(withModel(service)).toEqual(['mlb-height', 'mlb-height', 'mlb-height']);
    expect(withModel(chosen)).toEqual(['house-price', 'house-price', 'house-price']);
  });

  it('throttles the API as the deployer says', () => {
    chosen.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 6 },
    });
  });

  it('reserves nothing where the account has nothing to reserve', () => {
    expect(reserves(service)).toEqual(
      FUNCTIONS.flatMap(({ reservedConcurrency }) => reservedConcurrency ?? []),
    );
    expect(reserves(chosen)).toEqual([]);
  });
});
