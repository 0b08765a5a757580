const traced = (name: string): readonly string[] => [
  'lambda.amazonaws.com may sts:AssumeRole',
  `logs:CreateLogStream on ${name}Log`,
  `logs:PutLogEvents on ${name}Log`,
  'xray:PutTelemetryRecords on *',
  'xray:PutTraceSegments on *',
];

const called = (name: string, ...routes: readonly string[]): readonly string[] =>
  routes.map(
    (route) =>
      `apigateway.amazonaws.com may lambda:InvokeFunction on ${name}Aliaslive from execute-api Api/$default/${route}`,
  );

const RELEASED = ['catalog', 'change', 'echo', 'predict'];

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

/**
 * All that the templates allow and refuse, by the resource that says it. Whoever adds to the rights of
 * anything adds here, knowing it.
 */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  predictRole: traced('predict'),
  marcoRole: traced('marco'),
  poloRole: traced('polo'),
  changeRole: traced('change'),
  echoRole: traced('echo'),
  catalogRole: traced('catalog'),
  labelimageRole: [
    ...traced('labelimage'),
    'rekognition:DetectLabels on *',
    's3:DeleteObject on Labels/.claims/*',
    's3:GetObject on Images/*',
    's3:GetObject on Labels/*',
    's3:GetObjectVersion on Images/*',
    's3:GetObjectVersion on Labels/*',
    's3:ListBucket on Images',
    's3:ListBucket on Labels',
    's3:PutObject on Labels/*',
    'sqs:DeleteMessage on labelimageimages',
    'sqs:GetQueueAttributes on labelimageimages',
    'sqs:ReceiveMessage on labelimageimages',
    'sqs:SendMessage on labelimageimagesDeadLetters',
  ],
  reconcileimagesRole: [
    ...traced('reconcileimages'),
    's3:GetObject on Labels/*',
    's3:GetObjectVersion on Labels/*',
    's3:ListBucket on Images',
    's3:ListBucket on Labels',
    'sqs:SendMessage on labelimageimages',
    'sqs:SendMessage on reconcileimagesScheduleDeadLetters',
  ],
  reconcileimagesScheduleRole: [
    'scheduler.amazonaws.com may sts:AssumeRole if StringEquals aws:SourceAccount {AccountId}',
    'lambda:InvokeFunction on reconcileimagesAliaslive',
    'sqs:SendMessage on reconcileimagesScheduleDeadLetters',
  ],
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
  marcopoloRole: [
    'states.amazonaws.com may sts:AssumeRole if StringEquals aws:SourceAccount {AccountId}',
    'lambda:InvokeFunction on marcoAliaslive',
    'lambda:InvokeFunction on poloAliaslive',
    'logs:CreateLogDelivery on *',
    'logs:DeleteLogDelivery on *',
    'logs:DescribeLogGroups on *',
    'logs:DescribeResourcePolicies on *',
    'logs:GetLogDelivery on *',
    'logs:ListLogDeliveries on *',
    'logs:PutResourcePolicy on *',
    'logs:UpdateLogDelivery on *',
    'xray:GetSamplingRules on *',
    'xray:GetSamplingTargets on *',
    'xray:PutTelemetryRecords on *',
    'xray:PutTraceSegments on *',
  ],
  permissions: [
    ...called('predict', 'POST/predict', 'POST/models/*/predict'),
    ...called('change', 'GET/change/*/*'),
    ...called('echo', 'GET/hello', 'POST/hello'),
    ...called('catalog', 'GET/', 'GET/models', 'GET/models/*', 'GET/openapi.json', '$default'),
  ],
  ImagesPolicy: overTls('Images'),
  LabelsPolicy: overTls('Labels'),
  AccessLogsPolicy: [...overTls('AccessLogs'), logsOf('Images'), logsOf('Labels')],
  labelimageimagesPolicy: [
    '* may not sqs:* on labelimageimages if Bool aws:SecureTransport false',
    's3.amazonaws.com may sqs:SendMessage on labelimageimages if ArnLike aws:SourceArn s3 marcopolo-{stage}-data-* and StringEquals aws:SourceAccount {AccountId}',
  ],
  reconcileimagesScheduleDeadLettersPolicy: [
    '* may not sqs:* on reconcileimagesScheduleDeadLetters if Bool aws:SecureTransport false',
  ],
  labelimageimagesDeadLettersPolicy: [
    '* may not sqs:* on labelimageimagesDeadLetters if Bool aws:SecureTransport false',
  ],
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
