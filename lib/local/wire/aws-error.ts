/**
 * A refusal in AWS's own terms: the service's error name, the HTTP status it goes with, and a
 * message. The wire layer writes it as the service would (JSON `__type`, or XML `<Code>`).
 */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
