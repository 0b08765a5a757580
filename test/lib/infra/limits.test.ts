import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { WORKFLOWS } from '../../../workflows/registry.ts';
import { synthesizeCollection } from './collection-templates.ts';

const resourcesOf = (context: Readonly<Record<string, string>>) => {
  const { data, service } = synthesizeCollection(context);
  return (type: string) =>
    [data, service].flatMap((template) =>
      Object.entries(template.findResources(type)).map(([id, { Properties }]) => ({ id, ...Properties })),
    );
};

const RULE = 'LifecycleConfiguration.Rules.0';

/** What stands at the end of a path such as `Rules.0.Status`. */
const at = (resource: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((found, name) => (found as Record<string, unknown> | undefined)?.[name], resource);

const LIMITS: readonly (readonly [string, string, string])[] = [
  [
    'a function has sandboxes of its own, and no more',
    'AWS::Lambda::Function',
    'ReservedConcurrentExecutions',
  ],
  ['a function has a timeout', 'AWS::Lambda::Function', 'Timeout'],
  ['a queue limits what it feeds', 'AWS::Lambda::EventSourceMapping', 'ScalingConfig.MaximumConcurrency'],
  ['a message is given up some day', 'AWS::SQS::Queue', 'MessageRetentionPeriod'],
  ['a log forgets', 'AWS::Logs::LogGroup', 'RetentionInDays'],
  ['a bucket forgets uploads that broke off', 'AWS::S3::Bucket', `${RULE}.AbortIncompleteMultipartUpload`],
  ['a bucket forgets what was replaced', 'AWS::S3::Bucket', `${RULE}.NoncurrentVersionExpiration`],
  ['every route has a rate', 'AWS::ApiGatewayV2::Stage', 'DefaultRouteSettings.ThrottlingRateLimit'],
  ['every route has a burst', 'AWS::ApiGatewayV2::Stage', 'DefaultRouteSettings.ThrottlingBurstLimit'],
  ['a budget tells of two things', 'AWS::Budgets::Budget', 'NotificationsWithSubscribers.1'],
];

describe.each([{ stage: 'dev' }, { stage: 'prod' }])('the limits of %j', (context) => {
  const ofType = resourcesOf(context);

  it.each(LIMITS)('%s', (_, type, path) => {
    const resources = ofType(type);
    expect(resources.length).toBeGreaterThan(0);
    expect(resources.filter((resource) => at(resource, path) === undefined).map(({ id }) => id)).toEqual([]);
  });

  it('throttle scoring, and what costs money or starts things, below the other routes', () => {
    const [stage] = ofType('AWS::ApiGatewayV2::Stage');
    const { DefaultRouteSettings, RouteSettings } = stage as unknown as Throttles;
    const own = FUNCTIONS.flatMap(({ triggers }) =>
      triggers.flatMap((trigger) =>
        trigger.kind === 'http' && trigger.throttle ? [`${trigger.method} ${trigger.path}`] : [],
      ),
    );
    expect(own).toEqual(expect.arrayContaining(['POST /models/{name}/predict', 'POST /predict']));
    expect(Object.keys(RouteSettings).sort()).toEqual(own.sort());
    for (const { ThrottlingRateLimit } of Object.values(RouteSettings))
      expect(ThrottlingRateLimit).toBeLessThan(DefaultRouteSettings.ThrottlingRateLimit);
  });

  it('give the month the money that the settings say', () => {
    const [budget] = ofType('AWS::Budgets::Budget');
    expect(budget).toMatchObject({ Budget: { BudgetLimit: { Amount: 50, Unit: 'USD' } } });
  });
});

interface Throttles {
  readonly DefaultRouteSettings: { readonly ThrottlingRateLimit: number };
  readonly RouteSettings: Readonly<Record<string, { readonly ThrottlingRateLimit: number }>>;
}

it('leave a tenth of what AWS gives an account to others', () => {
  const reserved = FUNCTIONS.reduce((sum, { reservedConcurrency = 0 }) => sum + reservedConcurrency, 0);
  expect(reserved).toBeLessThanOrEqual(900);
});

describe.each(WORKFLOWS)('the limits of $name', ({ states: { TimeoutSeconds, States } }) => {
  it('are a timeout on the whole and on every task', () => {
    /** Whoever waits for hundreds of names may wait for three hours. */
    expect(TimeoutSeconds).toBeLessThanOrEqual(3 * 3600);
    for (const { Type, TimeoutSeconds: own } of Object.values(States))
      if (Type === 'Task') expect(own).toBeLessThanOrEqual(TimeoutSeconds);
  });
});
