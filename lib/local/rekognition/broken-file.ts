import { AwsError } from '../wire/aws-error.ts';

/** The refusal of a call that a file of the classifier spoils: says which, and how to go on without. */
export const brokenFile = (path: string, fault: string, cause?: unknown): AwsError => {
  const advice = 'Mend it, or take the folder away to have labels from the pixels alone.';
  const error = new AwsError(
    'InternalServerError',
    `The image classifier's ${path} ${fault}. ${advice}`,
    500,
  );
  error.cause = cause;
  return error;
};
