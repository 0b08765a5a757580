import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { describe, expect, it } from 'vitest';
import {
  aDeployment,
  aFedFunction,
  aFunction,
  aFunctionWithoutLog,
  aMachine,
  anIntegration,
  aRole,
  aSchedule,
  aUrl,
  findingsOf,
  type Planted,
  synthWithPack,
} from './planted.ts';

const LOUD = { level: 'ALL', includeExecutionData: false };
const ON_ONE = 'arn:aws:s3:::one/*';
const allow = (action: string, resource: string, more = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});
const inNamespace = { Condition: { StringEquals: { 'cloudwatch:namespace': 'marcopolo' } } };
const withVariable =
  (name: string, value: string): Planted =>
  (stack) => {
    aFunction(stack, { environment: { [name]: value } });
  };

const SOUND: Readonly<Record<string, Planted>> = {
  'visibility of six timeouts and the window': aFedFunction({ visibilitySeconds: 361 }),
  'a reserve as large as the queues want': aFedFunction({
    visibilitySeconds: 361,
    fn: { reservedConcurrentExecutions: 5 },
  }),
  'a function URL with IAM': aUrl('AWS_IAM'),
  'a guarded deployment': aDeployment({}),
  'a schedule with a dead-letter queue': aSchedule(),
  'a workflow that logs every step': aMachine(LOUD),
  'an integration with an alias': anIntegration((fn) => fn.addAlias('live').functionArn),
  'what has no ARN on *': aRole(allow('rekognition:DetectLabels', '*')),
  'metrics of one namespace on *': aRole(allow('cloudwatch:PutMetricData', '*', inNamespace)),
  'a wildcard that denies': aRole({ ...allow('s3:*', '*'), Effect: 'Deny' }),
  'event logging that is off': withVariable('POWERTOOLS_LOGGER_LOG_EVENT', 'false'),
  'faults in dev': withVariable('AWS_LAMBDA_EXEC_WRAPPER', '/opt/aws-fis/bootstrap'),
};

const UNSOUND: readonly (readonly [Planted, ...string[]])[] = [
  [aFedFunction({ visibilitySeconds: 359 }), 'QueueVisibility[hides 359 s, needs 361 s]'],
  [aFedFunction({ visibilitySeconds: 360 }), 'QueueVisibility[hides 360 s, needs 361 s]'],
  [
    aFedFunction({ visibilitySeconds: 361, fn: { reservedConcurrentExecutions: 4 } }),
    'ReserveForQueues[reserves 4, its queues want 5]',
  ],
  [
    aFedFunction({ visibilitySeconds: 361, feed: {} }),
    'ReserveForQueues[a queue without MaximumConcurrency]',
  ],
  [aUrl('NONE'), 'FunctionUrlAuth[NONE]'],
  [aDeployment({ alarmConfiguration: {} }), 'GuardedDeployment[no alarm]'],
  [
    aDeployment({ alarmConfiguration: { alarms: [{ name: 'a' }], enabled: false } }),
    'GuardedDeployment[alarms switched off]',
  ],
  [
    aDeployment({ alarmConfiguration: { alarms: [{ name: 'a' }], ignorePollAlarmFailure: true } }),
    'GuardedDeployment[goes on without its alarms]',
  ],
  [
    aDeployment({ autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] } }),
    'GuardedDeployment[no rollback on DEPLOYMENT_STOP_ON_ALARM]',
    'GuardedDeployment[no rollback on DEPLOYMENT_STOP_ON_REQUEST]',
  ],
  [aSchedule({}), 'ScheduleDeadLetters[no dead-letter queue]'],
  [aFunctionWithoutLog, 'OwnLog[no log group]'],
  [
    (stack) => void aFunction(stack, { logGroup: LogGroup.fromLogGroupName(stack, 'Old', 'old') }),
    'OwnLog[no log group]',
  ],
  [(stack) => void new LogGroup(stack, 'Log', { retention: Infinity }), 'OwnLog[no retention]'],
  [aMachine({ level: 'ERROR' }), 'SilentWorkflowLog[level ERROR]'],
  [aMachine({ level: 'ALL', includeExecutionData: true }), 'SilentWorkflowLog[execution data]'],
  [anIntegration((fn) => fn.functionArn), 'LiveAlias[calls planted/Fn/Resource]'],
  [
    anIntegration((fn) => fn.currentVersion.functionArn),
    'LiveAlias[calls planted/Fn/CurrentVersion/Resource]',
  ],
  [
    (stack) => aMachine(LOUD, { fn: aFunction(stack).functionArn })(stack),
    'LiveAlias[calls planted/Fn/Resource]',
  ],
  [
    (stack) => aSchedule({ arn: aFunction(stack, {}, 'Bare').functionArn })(stack),
    'ScheduleDeadLetters[no dead-letter queue]',
    'LiveAlias[calls planted/Bare/Resource]',
  ],
  [aRole(allow('s3:Get*', ON_ONE)), 'NamedResources[s3:Get*]'],
  [aRole(allow('s3:GetObject', '*')), 'NamedResources[s3:GetObject on *]'],
  [aRole(allow('cloudwatch:PutMetricData', '*')), 'NamedResources[cloudwatch:PutMetricData on *]'],
  [aRole({ Effect: 'Allow', NotAction: 'iam:*', Resource: ON_ONE }), 'NamedResources[all but what is named]'],
  [withVariable('POWERTOOLS_DEV', 'true'), 'ProductionVariables[POWERTOOLS_DEV]'],
  [withVariable('POWERTOOLS_LOGGER_LOG_EVENT', 'true'), 'ProductionVariables[POWERTOOLS_LOGGER_LOG_EVENT]'],
];

describe('HousePack', () => {
  it.each(Object.entries(SOUND))('lets %s pass', (_, plant) => {
    expect(findingsOf(plant)).toEqual([]);
  });

  it.each(UNSOUND.map(([plant, ...found]) => [found.join(' and '), { plant, found }] as const))(
    'finds %s, and stops the synth',
    (_, { plant, found }) => {
      expect(findingsOf(plant)).toEqual(found.map((id) => `House-${id}`));
      for (const id of found) expect(() => synthWithPack(plant)).toThrow(`House-${id.replaceAll(' ', '-')}`);
    },
  );

  it('finds fault injection in production', () => {
    const wrapped = withVariable('AWS_LAMBDA_EXEC_WRAPPER', '/opt/aws-fis/bootstrap');
    expect(findingsOf(wrapped, 'prod')).toEqual(['House-ProductionVariables[fault injection]']);
  });
});
