import type { CfnResource } from 'aws-cdk-lib';

/** One thing that must hold in every template and that no published pack looks at. */
export interface HouseRule {
  /** Follows `House-` in the rule's id. */
  readonly name: string;
  /** What must hold, why, and what to do where it does not. */
  readonly promise: string;
  /** What is wrong with one resource, each in a few words; nothing where the rule is not about it. */
  problemsOf(resource: CfnResource): readonly string[];
}
