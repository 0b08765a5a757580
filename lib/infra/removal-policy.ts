import { RemovalPolicy } from 'aws-cdk-lib';
import type { Settings } from '../core/settings/settings.ts';

/** In production data and logs outlive their stack; in development nothing is left behind that costs money. */
export const removalPolicyOf = ({ stage }: Settings): RemovalPolicy =>
  stage === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
