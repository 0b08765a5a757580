/**
 * On-demand list prices in US dollars for us-east-1, first tier, no free tier; as known in
 * 2025. They change, and other Regions cost more: compare with the pages named before relying on a total.
 */
export const PRICES = {
  /** For each 512 KB of a request, begun. https://aws.amazon.com/api-gateway/pricing/ (HTTP APIs) */
  apiRequest: 1.0e-6,
  /** For each GB to the internet. https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer */
  gigabyteOut: 0.09,
  /** https://aws.amazon.com/lambda/pricing/ */
  gigabyteSecond: { arm64: 1.33334e-5, x86_64: 1.66667e-5 },
  invocation: 2.0e-7,
  /** Group 2, which DetectLabels is in. https://aws.amazon.com/rekognition/pricing/ */
  detectLabels: 0.001,
  /**
   * A text of 5,000 bytes, the most that one call may have: 50 units of 100 characters, of the dearest kinds.
   * https://aws.amazon.com/comprehend/pricing/
   */
  comprehendCall: 50 * 1.0e-4,
  /** As many characters, and the language found by Comprehend. https://aws.amazon.com/translate/pricing/ */
  translateCall: 5000 * 1.5e-5 + 50 * 1.0e-4,
  /** PUT, COPY, POST and LIST; then GET and the rest. https://aws.amazon.com/s3/pricing/ (S3 Standard) */
  s3Write: 5.0e-6,
  s3Read: 4.0e-7,
  /** Standard queues, for each 64 KB of a message, begun. https://aws.amazon.com/sqs/pricing/ */
  queueRequest: 4.0e-7,
  /** Standard workflows. https://aws.amazon.com/step-functions/pricing/ */
  transition: 2.5e-5,
  /** For each GB taken in. https://aws.amazon.com/cloudwatch/pricing/ */
  gigabyteLogged: 0.5,
  /** https://aws.amazon.com/xray/pricing/ */
  trace: 5.0e-6,
} as const;
