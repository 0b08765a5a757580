/**
 * A refusal in AWS's own terms: the service's error name, the HTTP status it goes with, a message, and
 * what else the service's error says. The wire layer writes it as the service would (JSON `__type`, or XML `<Code>`).
 */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly status: number;
  readonly members: Readonly<Record<string, string>>;

  constructor(code: string, message: string, status = 400, members: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.members = members;
  }
}
