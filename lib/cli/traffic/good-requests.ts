import * as z from 'zod';
import type { Api, Ask } from '../verify/api.ts';
import { jsonOf } from '../verify/check.ts';
import type { Here } from '../verify/here.ts';
import { KNOWN_ANSWERS } from '../verify/known-answers.ts';

/** Requests that a deployment answers with 200, by the name of the function that answers them. */
export type GoodRequests = ReadonlyMap<string, readonly Ask[]>;

/** For every function behind the API at least one: what it is known to answer, its plain routes, its models' examples. */
export const goodRequests = async (here: Here, api: Api): Promise<GoodRequests> => {
  const plain = here.routes
    .filter(({ method, path }) => method === 'GET' && !path.includes('{'))
    .map(({ path, function: name }) => ({ name, ask: { path } }));
  const known = KNOWN_ANSWERS.map(({ function: name, what: _, answer: __, ...ask }) => ({ name, ask }));
  const examples = await Promise.all(here.models.map((model) => exampleOf(here, model, api)));
  const all = [...plain, ...known, ...examples.flat()];
  const names = [...new Set(here.routes.map((route) => route.function))];
  return new Map(
    names.flatMap((name) => {
      const asks = all.filter((each) => each.name === name).map(({ ask }) => ask);
      return asks.length > 0 ? [[name, asks]] : [];
    }),
  );
};

const Shown = z.object({ example: z.record(z.string(), z.unknown()), predict: z.string() });

const exampleOf = async ({ routes }: Here, model: string, api: Api) => {
  const scoring = routes.find(({ path }) => path === '/models/{name}/predict');
  const shown = Shown.safeParse(jsonOf(await api.send({ path: `/models/${model}` })));
  if (!scoring || !shown.success) return [];
  const { example, predict } = shown.data;
  return [{ name: scoring.function, ask: { path: predict, body: JSON.stringify(example) } }];
};
