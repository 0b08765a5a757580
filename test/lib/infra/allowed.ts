import { ALLOWED_FUNCTIONS } from './allowed-functions.ts';
import { queueOverTls, traced } from './allowed-lines.ts';

const called = (name: string, ...routes: readonly string[]): readonly string[] =>
  routes.map(
    (route) =>
      `apigateway.amazonaws.com may lambda:InvokeFunction on ${name}Aliaslive from execute-api Api/$default/${route}`,
  );

const RELEASED = [
  'analyzetext',
  'catalog',
  'change',
  'echo',
  'pipelineruns',
  'predict',
  'redact',
  'sentiment',
  'summarizepage',
  'translate',
];

/** The buckets that hold data. */
const BUCKETS = ['Images', 'Labels', 'Texts', 'Analyses', 'Datasets', 'Runs', 'Answers'];

const onReleased = (...actions: readonly string[]): readonly string[] =>
  actions.flatMap((action) => RELEASED.flatMap((name) => [`${action} on ${name}`, `${action} on ${name}:*`]));

const hook = (name: string): readonly string[] => [
  ...traced(name),
  'codedeploy:GetApplicationRevision on codedeploy application:WatchReleasesApplication',
  ...['GetDeployment', 'PutLifecycleEventHookExecutionStatus'].map(
    (action) => `codedeploy:${action} on codedeploy deploymentgroup:WatchReleasesApplication/*`,
  ),
];

const READ_ALARMS = 'cloudwatch:DescribeAlarms on arn:{Partition}:cloudwatch:{Region}:{AccountId}:alarm:*';

const TELLERS = 'budgets.amazonaws.com, cloudwatch.amazonaws.com';

const overTls = (bucket: string): readonly string[] =>
  [bucket, `${bucket}/*`].flatMap((resource) => [
    `* may not s3:* on ${resource} if Bool aws:SecureTransport false`,
    `* may not s3:* on ${resource} if NumericLessThan s3:TlsVersion 1.2`,
  ]);

const logsOf = (bucket: string): string =>
  `logging.s3.amazonaws.com may s3:PutObject on AccessLogs/${bucket.toLowerCase()}/* if ArnLike aws:SourceArn ${bucket} and StringEquals aws:SourceAccount {AccountId}`;

const notifiedByS3 = (queue: string): string =>
  `s3.amazonaws.com may sqs:SendMessage on ${queue} if ArnLike aws:SourceArn s3 marcopolo-{stage}-data-* and StringEquals aws:SourceAccount {AccountId}`;

/**
 * All that the templates allow and refuse, by the resource that says it. Whoever adds to the rights of
 * anything adds here, knowing it.
 */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...ALLOWED_FUNCTIONS,
  checkreleaseRole: [
    ...hook('checkrelease'),
    ...RELEASED.map((name) => `lambda:InvokeFunction on ${name}:*`),
  ],
  confirmreleaseRole: [
    ...hook('confirmrelease'),
    'codedeploy:GetDeploymentGroup on codedeploy deploymentgroup:WatchReleasesApplication/*',
    'cloudwatch:GetMetricData on *',
    READ_ALARMS,
  ],
  WatchReleasesRole: [
    'codedeploy.amazonaws.com may sts:AssumeRole',
    ...onReleased('lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'),
    'lambda:InvokeFunction on checkrelease',
    'lambda:InvokeFunction on confirmrelease',
    READ_ALARMS,
  ],
  permissions: [
    ...called('predict', 'POST/predict', 'POST/models/*/predict'),
    ...called('analyzetext', 'POST/analyze'),
    ...called('redact', 'POST/redact'),
    ...called('sentiment', 'POST/sentiment'),
    ...called('translate', 'POST/translate'),
    ...called('summarizepage', 'POST/summarize'),
    ...called('pipelineruns', 'POST/runs', 'GET/runs/*'),
    ...called('change', 'GET/change/*/*'),
    ...called('echo', 'GET/hello', 'POST/hello'),
    ...called('catalog', 'GET/', 'GET/models', 'GET/models/*', 'GET/openapi.json', '$default'),
  ],
  ...Object.fromEntries(BUCKETS.map((bucket) => [`${bucket}Policy`, overTls(bucket)])),
  AccessLogsPolicy: [...overTls('AccessLogs'), ...BUCKETS.map(logsOf)],
  labelimageimagesPolicy: [...queueOverTls('labelimageimages'), notifiedByS3('labelimageimages')],
  labelimageimagesDeadLettersPolicy: queueOverTls('labelimageimagesDeadLetters'),
  analyzetexttextsPolicy: [...queueOverTls('analyzetexttexts'), notifiedByS3('analyzetexttexts')],
  analyzetexttextsDeadLettersPolicy: queueOverTls('analyzetexttextsDeadLetters'),
  consumenamesnamesPolicy: queueOverTls('consumenamesnames'),
  consumenamesnamesDeadLettersPolicy: queueOverTls('consumenamesnamesDeadLetters'),
  AlarmsPolicy: [
    '* may not sns:Publish on Alarms if Bool aws:SecureTransport false',
    `${TELLERS} may sns:Publish on Alarms if StringEquals aws:SourceAccount {AccountId}`,
  ],
  /** In a key's own policy * is the key, and the account's root hands the right on to IAM. */
  AlarmsKey: [
    `${TELLERS} may kms:Decrypt on *`,
    `${TELLERS} may kms:GenerateDataKey on *`,
    'iam root may kms:* on *',
  ],
};
