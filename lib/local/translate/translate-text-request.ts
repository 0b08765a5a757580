import * as z from 'zod';
import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject } from '../wire/json-service.ts';

export interface TranslateTextRequest {
  readonly text: string;
  /** A code or `auto`. */
  readonly source: string;
  readonly target: string;
}

/** AWS's limit on one text, in bytes of UTF-8. */
export const MOST_TEXT_BYTES = 10_000;

const MUST_HAVE = 'Member must have length';
const code = z
  .string('Member must be a string')
  .min(2, `${MUST_HAVE} greater than or equal to 2`)
  .max(5, `${MUST_HAVE} less than or equal to 5`);

const RequestSchema = z.object({
  Text: z.string('Member must be a string').min(1, `${MUST_HAVE} greater than or equal to 1`),
  SourceLanguageCode: code,
  TargetLanguageCode: code,
  TerminologyNames: z.array(z.string('Member must be a string')).nullish(),
  Settings: z.looseObject({}, 'Member must be a structure').nullish(),
});

/**
 * @throws {AwsError} `ValidationException` naming the first member that breaks a rule, and the rule;
 * `TextSizeLimitExceededException`; `InvalidRequestException` for what only AWS's own engine can do.
 */
export const parseTranslateTextRequest = (input: JsonObject): TranslateTextRequest => {
  const parsed = RequestSchema.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error.issues[0]);
  const { Text: text, SourceLanguageCode: source, TargetLanguageCode: target, ...wishes } = parsed.data;
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_TEXT_BYTES) throw tooLong(bytes);
  if ((wishes.TerminologyNames ?? []).length > 0) throw beyondUs('TerminologyNames');
  if (Object.values(wishes.Settings ?? {}).some((wish) => wish != null)) throw beyondUs('Settings');
  return { text, source, target };
};

const invalid = (issue: z.core.$ZodIssue | undefined): AwsError =>
  new AwsError(
    'ValidationException',
    `1 validation error detected: Value at '${memberName(issue?.path[0])}' failed to satisfy constraint: ${issue?.message}`,
  );

/** In messages AWS has members' names begin with a small letter. */
const memberName = (member: PropertyKey | undefined): string =>
  String(member).replace(/^./, (first) => first.toLowerCase());

const tooLong = (bytes: number): AwsError =>
  new AwsError(
    'TextSizeLimitExceededException',
    `Input text size exceeds limit. Max length of request text allowed is ${MOST_TEXT_BYTES} bytes while in this request the text size is ${bytes} bytes`,
  );

const beyondUs = (member: string): AwsError =>
  new AwsError(
    'InvalidRequestException',
    `The laptop's own dictionary has no ${member}; leave them out, or start with "polo start --ai aws".`,
  );
