import { CfnUrl } from 'aws-cdk-lib/aws-lambda';
import type { HouseRule } from './house-rule.ts';

export const functionUrlAuth: HouseRule = {
  name: 'FunctionUrlAuth',
  promise: 'A function URL asks for IAM signatures: set its auth type to AWS_IAM.',
  problemsOf: (url) => (url instanceof CfnUrl && url.authType !== 'AWS_IAM' ? [url.authType] : []),
};
