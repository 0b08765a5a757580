import { AwsError } from '../wire/aws-error.ts';

export type QueueAttributes = Readonly<Record<string, string>>;

/** Where messages go that were received more than `maxReceiveCount` times. */
export interface RedrivePolicy {
  readonly deadLetterQueue: string;
  readonly maxReceiveCount: number;
}

/** A queue's whole-number attributes with their bounds and defaults; times are in seconds. */
const WHOLE_NUMBERS: Readonly<Record<string, { least: number; most: number; standard: number }>> = {
  DelaySeconds: { least: 0, most: 900, standard: 0 },
  MaximumMessageSize: { least: 1024, most: 1_048_576, standard: 1_048_576 },
  MessageRetentionPeriod: { least: 60, most: 1_209_600, standard: 345_600 },
  ReceiveMessageWaitTimeSeconds: { least: 0, most: 20, standard: 0 },
  VisibilityTimeout: { least: 0, most: 43_200, standard: 30 },
  KmsDataKeyReusePeriodSeconds: { least: 60, most: 86_400, standard: 300 },
};

type WholeNumber =
  | 'DelaySeconds'
  | 'MaximumMessageSize'
  | 'MessageRetentionPeriod'
  | 'ReceiveMessageWaitTimeSeconds'
  | 'VisibilityTimeout';

/** Kept and answered, with no effect on a laptop, apart from the redrive policy. */
const TEXTS = ['Policy', 'RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId', 'SqsManagedSseEnabled'];

/** Attributes that only the service sets. */
export const MEASURED = [
  'QueueArn',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
];

/** @throws {AwsError} InvalidAttributeName or InvalidAttributeValue for what a queue cannot be set to. */
export const checkQueueAttributes = (attributes: QueueAttributes): void => {
  for (const [name, value] of Object.entries(attributes)) {
    const bounds = Object.hasOwn(WHOLE_NUMBERS, name) ? WHOLE_NUMBERS[name] : undefined;
    if (bounds === undefined && !TEXTS.includes(name)) throw unknownAttribute(name);
    if (bounds !== undefined && !isWithin(value, bounds)) {
      throw wrongValue(name, `it must be a whole number from ${bounds.least} to ${bounds.most}`);
    }
    if (name === 'RedrivePolicy' && value !== '') readRedrivePolicy(value);
  }
};

/** Every attribute a queue can be asked for. @throws {AwsError} InvalidAttributeName */
export const checkAttributeNames = (names: readonly string[]): void => {
  const known = ['All', ...Object.keys(WHOLE_NUMBERS), ...TEXTS, ...MEASURED];
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) throw unknownAttribute(stranger);
};

/** The attributes as set, over what the service sets when nobody says otherwise. */
export const withDefaults = (attributes: QueueAttributes): QueueAttributes => ({
  ...Object.fromEntries(DEFAULTS),
  ...Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '')),
});

/** One whole-number attribute, or the service's default. */
export const numberOf = (attributes: QueueAttributes, name: WholeNumber): number =>
  Number(attributes[name] ?? WHOLE_NUMBERS[name]?.standard);

export const redrivePolicyOf = ({ RedrivePolicy }: QueueAttributes): RedrivePolicy | undefined =>
  RedrivePolicy ? readRedrivePolicy(RedrivePolicy) : undefined;

/** `KmsDataKeyReusePeriodSeconds` shows only on queues that set it. */
const DEFAULTS = [
  ...Object.entries(WHOLE_NUMBERS).filter(([name]) => !name.startsWith('Kms')),
  ['SqsManagedSseEnabled', { standard: true }] as const,
].map(([name, { standard }]) => [name, String(standard)] as const);

const isWithin = (value: string, { least, most }: { least: number; most: number }): boolean =>
  /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;

const readRedrivePolicy = (text: string): RedrivePolicy => {
  const policy = parsed(text);
  const target = /^arn:[\w-]+:sqs:[\w-]*:\d*:([\w-]{1,80})$/.exec(String(policy?.deadLetterTargetArn))?.[1];
  const maxReceiveCount = Number(policy?.maxReceiveCount);
  if (
    target === undefined ||
    !(maxReceiveCount >= 1 && maxReceiveCount <= 1000) ||
    !Number.isInteger(maxReceiveCount)
  ) {
    throw wrongValue(
      'RedrivePolicy',
      'it must be JSON with deadLetterTargetArn (the ARN of a queue) and maxReceiveCount (1 to 1000)',
    );
  }
  return { deadLetterQueue: target, maxReceiveCount };
};

const parsed = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    return Object(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const unknownAttribute = (name: string): AwsError =>
  new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);

const wrongValue = (name: string, wanted: string): AwsError =>
  new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}: ${wanted}.`);
