import { AwsError } from '../wire/aws-error.ts';

/**
 * The client context of an invocation: base64 of a JSON object, as Invoke's header and a workflow's
 * `ClientContext` carry it.
 *
 * @throws {AwsError} InvalidRequestContentException for anything else.
 */
export const readClientContext = (base64: unknown): object | undefined => {
  if (base64 === undefined) return undefined;
  const value = parsed(Buffer.from(String(base64), 'base64').toString('utf8'));
  if (typeof value === 'object' && value !== null) return value;
  throw new AwsError(
    'InvalidRequestContentException',
    'Client context must be a valid Base64-encoded JSON object.',
  );
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
