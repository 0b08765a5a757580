import { CfnAlias, type CfnEventSourceMapping, CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { referred } from './referred.ts';

/** The function that a mapping calls, through its alias or not. */
export const mappedFunction = (mapping: CfnEventSourceMapping): CfnFunction | undefined => {
  const called = referred(mapping, mapping.functionName);
  const fn = called instanceof CfnAlias ? referred(called, called.functionName) : called;
  return fn instanceof CfnFunction ? fn : undefined;
};
