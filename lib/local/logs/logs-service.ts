import * as z from 'zod';
import { ACCOUNT_ID, REGION } from '../account.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject, JsonService } from '../wire/json-service.ts';
import { matcherOf } from './filter-pattern.ts';
import type { LogEvent, LogStore } from './log-store.ts';

const PREFIX = '/aws/lambda/';
const STREAM = 'laptop';

const Page = {
  nextToken: z.string().regex(/^\d+$/).optional(),
  limit: z.int().min(1).max(10_000).optional(),
};
const Times = { startTime: z.number().optional(), endTime: z.number().optional() };
const Group = z.object({ logGroupName: z.string().optional(), logGroupIdentifier: z.string().optional() });
const Filter = Group.extend({ ...Page, ...Times, filterPattern: z.string().optional() });
const Groups = z.object({ logGroupNamePrefix: z.string().optional() });

/**
 * CloudWatch Logs over what the functions said since the start: one group a function, one stream a
 * group. Answers `aws logs filter-log-events`, `aws logs tail` and `polo logs`.
 */
export const createLogsService = (store: LogStore): JsonService => ({
  target: 'Logs_20140328',
  version: '1.1',
  operations: {
    DescribeLogGroups: async (input) => {
      const { logGroupNamePrefix = '' } = read(Groups, input);
      const names = store.functions.map((name) => `${PREFIX}${name}`);
      return {
        logGroups: names
          .filter((name) => name.startsWith(logGroupNamePrefix))
          .map((logGroupName) => ({ logGroupName, arn: `${groupArn(logGroupName)}:*`, storedBytes: 0 })),
      };
    },

    DescribeLogStreams: async (input) => {
      const events = eventsOf(store, read(Group, input));
      return { logStreams: [{ logStreamName: STREAM, lastEventTimestamp: events.at(-1)?.timestamp }] };
    },

    FilterLogEvents: async (input) => {
      const {
        filterPattern = '',
        startTime = 0,
        endTime = Number.POSITIVE_INFINITY,
        ...rest
      } = read(Filter, input);
      const { nextToken = '0', limit = 10_000 } = rest;
      const matches = matcherOf(filterPattern);
      const found = eventsOf(store, rest).filter(
        ({ number, timestamp, message }) =>
          number > Number(nextToken) && timestamp >= startTime && timestamp <= endTime && matches(message),
      );
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        events: page.map(filteredEvent),
        searchedLogStreams: [],
        ...(found.length > page.length && last && { nextToken: String(last.number) }),
      };
    },
  },
});

const groupArn = (name: string): string => `arn:aws:logs:${REGION}:${ACCOUNT_ID}:log-group:${name}`;

const filteredEvent = ({ number, timestamp, message }: LogEvent) => ({
  logStreamName: STREAM,
  timestamp,
  message,
  ingestionTime: timestamp,
  eventId: String(number).padStart(56, '0'),
});

const eventsOf = (
  store: LogStore,
  { logGroupName, logGroupIdentifier }: z.infer<typeof Group>,
): readonly LogEvent[] => {
  const name = (logGroupName ?? logGroupIdentifier ?? '')
    .replace(/^arn:.*:log-group:/, '')
    .replace(/:\*$/, '');
  const functionName = name.slice(PREFIX.length);
  if (name.startsWith(PREFIX) && store.functions.includes(functionName)) return store.of(functionName);
  const known = store.functions.map((each) => `${PREFIX}${each}`).join(', ');
  throw new AwsError('ResourceNotFoundException', `there is no such log group; there are ${known}`);
};

const read = <T>(schema: z.ZodType<T>, input: JsonObject): T => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AwsError('InvalidParameterException', z.prettifyError(parsed.error));
};
