import { createPredictHandler } from '../../../../functions/predict/handler.ts';
import type { ModelStore } from '../../../../lib/core/model/store.ts';
import { edge } from '../../../../lib/runtime/edge.ts';
import { jsonBody } from '../../../../lib/runtime/json-body.ts';

export interface Run {
  readonly reply: unknown;
  /** The function itself failed, which Lambda counts as an error. */
  readonly crashed: boolean;
  /** It crashed, or answered with 500 or above. */
  readonly failed: boolean;
  readonly durationMs: number;
}

/** A version of predict; chance decides what goes wrong in it. */
export interface Version {
  run(event: unknown, number: string, random: () => number): Promise<Run>;
}

type Handler = ReturnType<typeof edge>;

/** The collection's own handler over models. */
export const predictOver = (models: ModelStore): Handler => {
  const predict = createPredictHandler({ models, defaultModel: 'mlb-height' });
  return edge({
    routes: {
      'POST /predict': (request) => predict(jsonBody(request)),
      'POST /models/{name}/predict': (request) => predict(jsonBody(request), request.pathParameters.name),
    },
    direct: (event) => predict(event),
  });
};

/** A version that runs a handler as Lambda would. */
export const versionOf = (handler: Handler, durationMs = 5): Version => ({
  run: async (event, functionVersion) => {
    const context = {
      awsRequestId: 'r-1',
      functionName: 'predict',
      functionVersion,
      getRemainingTimeInMillis: () => 10_000,
    };
    try {
      const reply = await handler(event, context);
      const { statusCode = 200 } = (reply ?? {}) as { statusCode?: number };
      return { reply, crashed: false, failed: statusCode >= 500, durationMs };
    } catch {
      return { reply: undefined, crashed: true, failed: true, durationMs };
    }
  },
});

/** Whose models fail in a share of the requests: over HTTP, an answer of 500. */
export const failingIn = (share: number, models: ModelStore): Version => {
  let chance = () => 1;
  const faulty: ModelStore = {
    ...models,
    scorer: async (name) => {
      if (chance() < share) throw new TypeError('a planted fault');
      return models.scorer(name);
    },
  };
  const version = versionOf(predictOver(faulty));
  return {
    run: (event, number, random) => {
      chance = random;
      return version.run(event, number, random);
    },
  };
};

/** That dies in a share of the requests, before anything can be answered. */
export const crashingIn = (share: number, sound: Version): Version => ({
  run: async (event, number, random) =>
    random() < share
      ? { reply: undefined, crashed: true, failed: true, durationMs: 1 }
      : sound.run(event, number, random),
});

/** That answers numbers as texts. */
export const answeringTexts = (handler: Handler): Version => {
  const asTexts = (text: string) => text.replaceAll(/("height_inches":)([\d.]+)/g, '$1"$2"');
  return versionOf(async (event, context) => {
    const reply = (await handler(event, context)) as { body?: string };
    return reply.body === undefined ? reply : { ...reply, body: asTexts(reply.body) };
  });
};
