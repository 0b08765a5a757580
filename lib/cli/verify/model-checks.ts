import * as z from 'zod';
import { ModelCard } from '../../core/model/card.ts';
import { replySchema } from '../../core/model/card-schemas.ts';
import type { Api } from './api.ts';
import { type Check, holds, jsonOf, shown } from './check.ts';
import type { Here } from './here.ts';
import { KNOWN_HEIGHTS } from './known-answers.ts';

const Shown = z.object({ card: ModelCard, example: z.record(z.string(), z.unknown()), predict: z.string() });

/** Every model shows its card and answers its own example as the card says. */
export const modelChecks = ({ models }: Here): readonly Check[] =>
  models.flatMap((model) => [
    {
      group: model,
      name: 'answers the example of its card, in the types of its card',
      run: (api: Api) => checkExample(api, model),
    },
    ...(model === 'mlb-height' ? KNOWN_HEIGHTS.map(heightCheck) : []),
  ]);

const checkExample = async (api: Api, model: string): Promise<string | undefined> => {
  const answer = await api.send({ path: `/models/${model}` });
  const found = Shown.safeParse(jsonOf(answer));
  if (!found.success) return `GET /models/${model} gave ${shown(answer)}: ${z.prettifyError(found.error)}`;
  const { card, example, predict } = found.data;
  const reply = await api.send({ path: predict, body: JSON.stringify(example) });
  if (reply.status !== 200) return shown(reply);
  const schema = z.fromJSONSchema({ ...replySchema(card) });
  const parsed = schema.safeParse(jsonOf(reply));
  if (!parsed.success) return `${shown(reply)}: ${z.prettifyError(parsed.error)}`;
  const { name, version } = card;
  if (!holds(parsed.data, { model: { name, version } }))
    return `${shown(reply)}; the card is of ${name} version ${version}`;
  return unroundedOutput(card, parsed.data);
};

const unroundedOutput = ({ outputs }: ModelCard, reply: unknown): string | undefined => {
  const prediction: unknown = Reflect.get(Object(reply), 'prediction');
  for (const { name, decimals } of outputs) {
    const value: unknown = Reflect.get(Object(prediction), name);
    if (decimals !== undefined && typeof value === 'number' && Number(value.toFixed(decimals)) !== value)
      return `${name} is ${value}, which has more than ${decimals} decimals`;
  }
  return undefined;
};

const heightCheck = ([Weight, inches, words]: (typeof KNOWN_HEIGHTS)[number]): Check => ({
  group: 'mlb-height',
  name: `${Weight} lb`,
  run: async (api) => {
    const answer = await api.send({ path: '/models/mlb-height/predict', body: JSON.stringify({ Weight }) });
    const wanted = { prediction: { height_inches: inches, height_human_readable: words } };
    const isRight = answer.status === 200 && holds(jsonOf(answer), wanted);
    if (isRight || !isVersion1(jsonOf(answer))) return undefined;
    return `${shown(answer)}; wanted ${inches} in, ${words}`;
  },
});

/** A later version was trained to say something else. */
const isVersion1 = (reply: unknown): boolean => {
  const version: unknown = Reflect.get(Object(Reflect.get(Object(reply), 'model')), 'version');
  return version === undefined || version === 1;
};
