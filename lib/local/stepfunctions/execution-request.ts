import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject } from '../wire/json-service.ts';
import { MOST_PAYLOAD_BYTES } from './json-value.ts';
import { optionalText, refused } from './request.ts';

/** What StartExecution and StartSyncExecution are asked for. */
export interface ExecutionRequest {
  readonly name: string;
  /** JSON text. */
  readonly input: string;
  readonly traceHeader?: string;
}

/** @throws {AwsError} InvalidName, InvalidExecutionInput, or ValidationException for an input that is too large. */
export const readExecutionRequest = (request: JsonObject): ExecutionRequest => {
  const name = optionalText(request, 'name') ?? crypto.randomUUID();
  if (!NAME.test(name)) {
    throw new AwsError(
      'InvalidName',
      `Invalid Name: '${name.slice(0, 100)}'. A name has 1 to 80 characters, without white space, control characters and ` +
        '< > { } [ ] ? * " # % \\ ^ | ~ ` $ & , ; : /',
    );
  }
  const traceHeader = optionalText(request, 'traceHeader');
  return { name, input: readInput(request), ...(traceHeader === undefined ? {} : { traceHeader }) };
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters the service refuses
const NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]{1,80}$/u;

const readInput = (request: JsonObject): string => {
  const input = optionalText(request, 'input') ?? '{}';
  const bytes = Buffer.byteLength(input);
  if (bytes > MOST_PAYLOAD_BYTES) {
    throw refused(
      'input',
      `${input.slice(0, 40)}… (${bytes} bytes)`,
      `must have length less than or equal to ${MOST_PAYLOAD_BYTES}; put the data in a bucket and pass its key`,
    );
  }
  try {
    JSON.parse(input);
    return input;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${reason}'`);
  }
};
