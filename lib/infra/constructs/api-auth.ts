import { HttpNoneAuthorizer, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { unreachable } from '../unreachable.ts';

/** Who may call an API. */
export type ApiAuth =
  /** Holders of `execute-api:Invoke` who sign with SigV4. */
  | { readonly kind: 'iam' }
  /** Holders of a token that the issuer signed for one of the audiences. */
  | { readonly kind: 'jwt'; readonly issuer: string; readonly audience: readonly string[] }
  /** Everybody. */
  | { readonly kind: 'none' };

/** What API Gateway asks of a request before it calls a function. */
export const authorizerOf = (auth: ApiAuth): IHttpRouteAuthorizer => {
  switch (auth.kind) {
    case 'iam':
      return new HttpIamAuthorizer();
    case 'jwt':
      return new HttpJwtAuthorizer('Tokens', auth.issuer, { jwtAudience: [...auth.audience] });
    case 'none':
      return new HttpNoneAuthorizer();
    default:
      return unreachable(auth);
  }
};
