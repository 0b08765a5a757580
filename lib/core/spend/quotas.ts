/** What AWS allows where the collection sets no limit of its own: default quotas of us-east-1. */
export const QUOTAS = {
  /** Requests per second that one sandbox takes. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  invocationsPerSandboxSecond: 10,
  /** Sandboxes of an account, where functions reserve none. */
  accountSandboxes: 1000,
  /** DetectLabels per second. https://docs.aws.amazon.com/general/latest/gr/rekognition.html */
  detectLabelsPerSecond: 50,
  /** Of standard workflows. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
  transitionsPerSecond: 5000,
  transitionBucket: 5000,
  /** API Gateway's own limit on a body, in units of what it charges for: 10 MB in pieces of 512 KB. */
  unitsPerApiRequest: 20,
} as const;

/** What no limit decides, on the high side of what is seen. */
export const ASSUMPTIONS = {
  /** From a message to its result: several calls to S3 and one to Rekognition, one after another. */
  shortestPictureSeconds: 0.2,
  /** The OpenAPI document has some 20 KiB, a prediction less than one. */
  replyKib: 32,
  accessLogBytes: 600,
  logBytesPerInvocation: 2048,
  logBytesPerTransition: 512,
  /** X-Ray's default rule samples one request a second and 5 % of the rest. */
  tracedShare: 0.05,
  /** Of a sandbox in each second: objects written, objects read, and messages sent, received and deleted. */
  s3WritesPerSandboxSecond: 25,
  s3ReadsPerSandboxSecond: 100,
  queueRequestsPerSandboxSecond: 30,
  /** The answer that is kept, and the counter. */
  s3WritesPerPaidCall: 2,
  /** Lambda's idle pollers per queue, each of which asks every 20 s. */
  pollersPerQueue: 5,
  pollSeconds: 20,
} as const;
