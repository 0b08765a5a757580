import { GITHUB_ISSUER } from '../../../lib/infra/constructs/github-trust.ts';

/** A statement of a role's trust policy, as templates hold it. */
export interface TrustStatement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Claims of a token by their short names. */
export type Claims = Readonly<Record<string, string | undefined>>;

type Test = (value: string | undefined, allowed: readonly string[]) => boolean;

/** Whether a text is of a pattern with `*` for any text and `?` for any character. */
export const isLike = (value: string, pattern: string): boolean => {
  const literal = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(value);
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS: Readonly<Record<string, Test>> = {
  StringEquals: (value, allowed) => value !== undefined && allowed.includes(value),
  StringEqualsIfExists: (value, allowed) => value === undefined || allowed.includes(value),
  StringLike: (value, allowed) => value !== undefined && allowed.some((pattern) => isLike(value, pattern)),
};

/** Whether IAM would let a token in: one statement is enough, but all of its conditions must hold. */
export const letsIn = (statements: readonly TrustStatement[], claims: Claims): boolean =>
  statements.some(
    ({ Effect, Action, Condition = {} }) =>
      Effect === 'Allow' &&
      [Action].flat().includes('sts:AssumeRoleWithWebIdentity') &&
      Object.entries(Condition).every(([operator, keys]) => holds(operator, keys, claims)),
  );

const holds = (
  operator: string,
  keys: Readonly<Record<string, string | readonly string[]>>,
  claims: Claims,
): boolean => {
  const test = OPERATORS[operator];
  if (!test) throw new RangeError(`the evaluator does not know the operator ${operator}`);
  return Object.entries(keys).every(([key, allowed]) => {
    const [issuer, claim = ''] = key.split(':');
    return issuer === GITHUB_ISSUER && test(claims[claim], [allowed].flat());
  });
};
