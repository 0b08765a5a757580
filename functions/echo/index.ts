import { edge } from '../../lib/runtime/edge.ts';
import { TextReply } from '../../lib/runtime/http-reply.ts';
import type { HttpRequest } from '../../lib/runtime/http-request.ts';
import { jsonBody } from '../../lib/runtime/json-body.ts';
import { createEchoHandler } from './handler.ts';

const echo = createEchoHandler();
const inQuery = ({ query }: HttpRequest) => new TextReply(echo(query));
const inEither = (request: HttpRequest) =>
  request.query.message === undefined && request.body
    ? new TextReply(echo(jsonBody(request)))
    : inQuery(request);

export const handler = edge({ routes: { 'GET /hello': inQuery, 'POST /hello': inEither }, direct: echo });
