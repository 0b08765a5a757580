import * as z from 'zod';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';
import type { Api } from './api.ts';
import { jsonOf, shown } from './check.ts';

/** What a deployment says of itself at `GET /`. */
export const Here = z.object({
  name: z.string(),
  functions: z.array(z.object({ name: z.string(), summary: z.string() })),
  routes: z.array(z.object({ method: z.string(), path: z.string(), function: z.string() })),
  models: z.array(z.string()),
});
export type Here = z.infer<typeof Here>;

/**
 * Asks a deployment what it is.
 *
 * @throws {CliError} saying what to do, when it does not let us in or is something else.
 */
export const readHere = async (api: Api): Promise<Here> => {
  const answer = await api.send({ path: '/' });
  if (answer.status === 401 || answer.status === 403)
    throw new CliError(EXIT.failed, `${api.url} answers ${answer.status}: ${ADVICE[answer.status]}`);
  const here = Here.safeParse(jsonOf(answer));
  if (answer.status === 200 && here.success) return here.data;
  throw new CliError(
    EXIT.failed,
    `${api.url} is no marcopolo API (GET / gave ${shown(answer)}); give the address that the stack's ApiUrl output names`,
  );
};

const ADVICE: Readonly<Record<401 | 403, string>> = {
  401: 'it wants a token; give one with --token, for the audience that it was deployed with',
  403: 'it wants signed requests; add --sign, with credentials that may execute-api:Invoke in its Region',
};
