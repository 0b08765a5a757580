import * as z from 'zod';

const HttpReply = z.looseObject({
  body: z.string(),
  headers: z.looseObject({ 'content-type': z.string().regex(/json/) }),
});

/** A function's reply as recordings hold it: the JSON in an HTTP reply's body stands there as JSON. */
export const readableReply = (reply: unknown): unknown => {
  const http = HttpReply.safeParse(reply);
  return http.success ? { ...http.data, body: JSON.parse(http.data.body) } : reply;
};
