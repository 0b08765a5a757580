import * as z from 'zod';

const Texts = z.record(z.string(), z.string().optional()).nullish();

const Shared = {
  headers: Texts,
  queryStringParameters: Texts,
  pathParameters: Texts,
  isBase64Encoded: z.boolean().nullish(),
};

/** API Gateway's payload formats, reduced to what is read; everything else in them is let through. */
const FormatV2 = z.object({
  ...Shared,
  version: z.literal('2.0'),
  routeKey: z.string(),
  rawPath: z.string(),
  body: z.string().nullish(),
  requestContext: z.object({ requestId: z.string(), http: z.object({ method: z.string() }) }),
});
const FormatV1 = z.object({
  ...Shared,
  httpMethod: z.string(),
  resource: z.string(),
  path: z.string(),
  body: z.string().nullish(),
  requestContext: z.object({ requestId: z.string() }),
});

/** A request as the routes see it, whichever payload format it came in. */
export interface HttpRequest {
  /** As the route was declared: `POST /predict`. Routing never looks at the client's own path or host. */
  readonly routeKey: string;
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly isBase64Encoded: boolean;
  readonly requestId: string;
}

/** Reads an API Gateway event of format 1.0 or 2.0; `undefined` when the event is something else. */
export const readHttpEvent = (event: unknown): HttpRequest | undefined => {
  const v2 = FormatV2.safeParse(event);
  if (v2.success) {
    const { routeKey, rawPath, requestContext } = v2.data;
    return { ...partsOf(v2.data), routeKey, path: rawPath, method: requestContext.http.method };
  }
  const v1 = FormatV1.safeParse(event);
  if (!v1.success) return undefined;
  const { httpMethod, resource, path } = v1.data;
  const routeKey = resource === '$default' ? resource : `${httpMethod} ${resource}`;
  return { ...partsOf(v1.data), routeKey, path, method: httpMethod };
};

type Parts = z.infer<z.ZodObject<typeof Shared>> & {
  readonly body?: string | null | undefined;
  readonly requestContext: { readonly requestId: string };
};

const partsOf = ({
  headers,
  queryStringParameters,
  pathParameters,
  isBase64Encoded,
  body,
  requestContext,
}: Parts) => ({
  headers: textsOf(headers, (name) => name.toLowerCase()),
  query: textsOf(queryStringParameters),
  pathParameters: textsOf(pathParameters),
  body: body ?? undefined,
  isBase64Encoded: isBase64Encoded ?? false,
  requestId: requestContext.requestId,
});

const textsOf = (texts: z.infer<typeof Texts>, nameOf = (name: string) => name): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[nameOf(name), value]],
    ),
  );
