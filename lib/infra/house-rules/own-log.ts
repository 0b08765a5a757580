import { Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { HouseRule } from './house-rule.ts';
import { referred } from './referred.ts';

export const ownLog: HouseRule = {
  name: 'OwnLog',
  promise:
    'A function writes to a log group of the template, and a log group says how long it keeps entries; the group that Lambda makes by itself keeps them for ever.',
  problemsOf: (resource) => {
    if (resource instanceof CfnLogGroup && resource.retentionInDays === undefined) return ['no retention'];
    if (!(resource instanceof CfnFunction)) return [];
    const config = resource.loggingConfig;
    const group = config && 'logGroup' in config ? referred(resource, config.logGroup) : undefined;
    return group instanceof CfnLogGroup && Stack.of(group) === Stack.of(resource) ? [] : ['no log group'];
  },
};
