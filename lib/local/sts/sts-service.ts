import { XMLBuilder } from 'fast-xml-parser';
import { ACCOUNT_ID } from '../account.ts';
import { readBody } from '../http/read-body.ts';
import type { Serve } from '../wire/aws-listener.ts';

const LARGEST_FORM_BYTES = 64 * 1024;

const IDENTITY = { UserId: 'AIDALOCAL', Account: ACCOUNT_ID, Arn: `arn:aws:iam::${ACCOUNT_ID}:user/local` };

/** STS GetCallerIdentity, by which tools ask whose account they are in: nobody's, on this machine. */
export const stsService: Serve = async (request, response, requestId) => {
  const form = new URLSearchParams((await readBody(request, LARGEST_FORM_BYTES))?.toString('utf8'));
  const action = form.get('Action');
  const xmlns = 'https://sts.amazonaws.com/doc/2011-06-15/';
  const metadata = { ResponseMetadata: { RequestId: requestId } };
  const known = action === 'GetCallerIdentity';
  const refusal = {
    Type: 'Sender',
    Code: 'InvalidAction',
    Message: `the laptop cloud takes form-encoded calls for GetCallerIdentity only, not ${String(action).slice(0, 64)}`,
  };
  const reply = known
    ? { GetCallerIdentityResponse: { '@xmlns': xmlns, GetCallerIdentityResult: IDENTITY, ...metadata } }
    : { ErrorResponse: { '@xmlns': xmlns, Error: refusal, RequestId: requestId } };
  response.writeHead(known ? 200 : 400, { 'content-type': 'text/xml', 'x-amzn-requestid': requestId });
  response.end(new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' }).build(reply));
};
