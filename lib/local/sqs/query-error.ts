/**
 * The `x-amzn-query-error` header that goes with a refusal of SQS, by which the AWS CLI and older
 * SDKs know errors under the names of the service's former query protocol.
 */
export const queryError = (code: string, status: number): string =>
  `${QUERY_NAMES.get(code) ?? code};${status < 500 ? 'Sender' : 'Receiver'}`;

/** Names that differ between the two protocols; from the `awsQueryError` traits of SQS's model. */
const QUERY_NAMES = new Map([
  ['BatchEntryIdsNotDistinct', 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct'],
  ['BatchRequestTooLong', 'AWS.SimpleQueueService.BatchRequestTooLong'],
  ['EmptyBatchRequest', 'AWS.SimpleQueueService.EmptyBatchRequest'],
  ['InvalidBatchEntryId', 'AWS.SimpleQueueService.InvalidBatchEntryId'],
  ['MessageNotInflight', 'AWS.SimpleQueueService.MessageNotInflight'],
  ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'],
  ['QueueNameExists', 'QueueAlreadyExists'],
  ['TooManyEntriesInBatchRequest', 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest'],
  ['UnsupportedOperation', 'AWS.SimpleQueueService.UnsupportedOperation'],
]);
