import type { CfnResource } from 'aws-cdk-lib';
import { CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnEventSourceMapping, CfnFunction, CfnPermission, CfnVersion } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { HouseRule } from './house-rule.ts';
import { referred } from './referred.ts';

export const liveAlias: HouseRule = {
  name: 'LiveAlias',
  promise:
    'Whatever calls a function calls an alias of it: a deployment cannot shift, watch or roll back callers of the function itself or of one version.',
  problemsOf: (resource) =>
    calledBy(resource)
      .map((called) => referred(resource, called))
      .flatMap((called) =>
        called instanceof CfnFunction || called instanceof CfnVersion ? [`calls ${called.node.path}`] : [],
      ),
};

/** What a resource calls, as far as it calls functions. */
const calledBy = (resource: CfnResource): readonly unknown[] => {
  if (resource instanceof CfnIntegration) return [resource.integrationUri];
  if (resource instanceof CfnEventSourceMapping || resource instanceof CfnPermission)
    return [resource.functionName];
  if (resource instanceof CfnSchedule) return 'arn' in resource.target ? [resource.target.arn] : [];
  if (resource instanceof CfnStateMachine) return Object.values(substitutionsOf(resource));
  return [];
};

const substitutionsOf = ({ definitionSubstitutions = {} }: CfnStateMachine): object =>
  definitionSubstitutions;
