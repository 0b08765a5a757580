import { Code } from 'aws-cdk-lib/aws-lambda';
import { refuseOversized } from '../bundle/asset-limit.ts';

/**
 * A bundle's folder as a function's code, by the hash of what is in it.
 *
 * @throws {RangeError} when it is larger than Lambda takes, with what makes it large.
 */
export const bundledCode = (name: string, folder: string): Code => {
  refuseOversized(name, folder);
  return Code.fromAsset(folder);
};
