import {
  CfnResource,
  DefaultTokenResolver,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  Reference,
  StringConcat,
  Tokenization,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The resource that a value in `scope` stands for, in whatever stack it is; `undefined` for plain text. */
export const referred = (scope: IConstruct, value: unknown): CfnResource | undefined => {
  const references = new References(new StringConcat());
  Tokenization.resolve(value, { scope, resolver: references, preparing: false });
  return references.targets.map(resourceOf).find((target) => target !== undefined);
};

/** Notes what is referred to on the way, however deep in functions of the template it stands. */
class References extends DefaultTokenResolver {
  readonly targets: IConstruct[] = [];

  override resolveToken(
    token: IResolvable,
    context: IResolveContext,
    postProcessor: IPostProcessor,
  ): unknown {
    if (Reference.isReference(token)) this.targets.push(token.target);
    return super.resolveToken(token, context, postProcessor);
  }
}

const resourceOf = (target: IConstruct): CfnResource | undefined => {
  if (CfnResource.isCfnResource(target)) return target;
  const own = target.node.defaultChild;
  return own && CfnResource.isCfnResource(own) ? own : undefined;
};
