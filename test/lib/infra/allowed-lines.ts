/** What every function's role has. */
export const traced = (name: string): readonly string[] => [
  'lambda.amazonaws.com may sts:AssumeRole',
  `logs:CreateLogStream on ${name}Log`,
  `logs:PutLogEvents on ${name}Log`,
  'xray:PutTelemetryRecords on *',
  'xray:PutTraceSegments on *',
];

/** Objects of a bucket, and that they are gone. */
export const reads = (bucket: string): readonly string[] => [
  `s3:GetObject on ${bucket}/*`,
  `s3:GetObjectVersion on ${bucket}/*`,
  `s3:ListBucket on ${bucket}`,
];

export const writes = (bucket: string): string => `s3:PutObject on ${bucket}/*`;

/** Answers of paid services, and how many calls the day has had. */
export const KEEPS_ANSWERS: readonly string[] = [...reads('Answers'), writes('Answers')];

/** One text, or many. */
export const comprehends = (...analyses: readonly string[]): readonly string[] =>
  analyses.flatMap((analysis) => [
    `comprehend:Detect${analysis} on *`,
    `comprehend:BatchDetect${analysis} on *`,
  ]);

export const TRANSLATES: readonly string[] = [
  'translate:TranslateText on *',
  'comprehend:DetectDominantLanguage on *',
];

/** A queue that feeds a function, and what it gives up. */
export const takesFrom = (queue: string): readonly string[] => [
  `sqs:DeleteMessage on ${queue}`,
  `sqs:GetQueueAttributes on ${queue}`,
  `sqs:ReceiveMessage on ${queue}`,
  `sqs:SendMessage on ${queue}DeadLetters`,
];

/** A schedule: the right to lose a run for its function, its own role, and who may not come without TLS. */
export const losesRuns = (name: string): string => `sqs:SendMessage on ${name}ScheduleDeadLetters`;

export const scheduled = (name: string): Readonly<Record<string, readonly string[]>> => ({
  [`${name}ScheduleRole`]: [
    'scheduler.amazonaws.com may sts:AssumeRole if StringEquals aws:SourceAccount {AccountId}',
    `lambda:InvokeFunction on ${name}Aliaslive`,
    losesRuns(name),
  ],
  [`${name}ScheduleDeadLettersPolicy`]: queueOverTls(`${name}ScheduleDeadLetters`),
});

export const queueOverTls = (queue: string): readonly string[] => [
  `* may not sqs:* on ${queue} if Bool aws:SecureTransport false`,
];

/** A workflow that calls functions. */
export const runs = (...functions: readonly string[]): readonly string[] => [
  'states.amazonaws.com may sts:AssumeRole if StringEquals aws:SourceAccount {AccountId}',
  ...functions.map((name) => `lambda:InvokeFunction on ${name}Aliaslive`),
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
];
