import { App, Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { defineFunction, type FunctionDefinition } from '../../../../functions/definition.ts';
import { MlFunction } from '../../../../lib/infra/constructs/ml-function.ts';
import { ofEachBucket } from '../../../../lib/infra/of-each-bucket.ts';
import { flags } from '../collection-templates.ts';

/** A stack of its own for one construct, with the project's flags. */
export const tinyStack = (): Stack => new Stack(new App({ context: flags() }), 'tiny-dev');

export const INLINE = Code.fromInline('exports.handler = async () => undefined;');

/** Buckets that are there already. */
export const givenBuckets = (scope: Construct) =>
  ofEachBucket((name) => Bucket.fromBucketName(scope, `Given-${name}`, `given-${name}`));

/** A function for constructs that need one to work with. */
export const tinyFunction = (stack: Stack, given: Partial<FunctionDefinition> = {}): MlFunction => {
  const definition = defineFunction({ name: 'thing', summary: 'Does a thing.', triggers: [], ...given });
  const buckets = givenBuckets(new Construct(stack, `for-${definition.name}`));
  return new MlFunction(stack, definition.name, { definition, code: INLINE, buckets });
};
