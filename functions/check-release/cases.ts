import type { GoldenModel } from '../../lib/runtime/releases/golden-folder.ts';
import type { Recording } from '../../lib/runtime/releases/recordings.ts';
import type { FunctionDefinition } from '../definition.ts';
import { DEFAULT_MODEL } from '../predict/definition.ts';

export interface CasePorts {
  readonly functions: readonly FunctionDefinition[];
  readonly recordings: (functionName: string) => Promise<readonly Recording[]>;
  readonly goldenModels: () => Promise<readonly GoldenModel[]>;
  /** The model that answers here when a caller names none. */
  readonly defaultModel: string;
}

/**
 * What a function must answer: its recordings, and golden predictions where it scores. Recordings of functions
 * with a default model were made with the collection's own; where the deployer chose another, they say nothing.
 */
export const casesOf = async (name: string, ports: CasePorts): Promise<readonly Recording[]> => {
  const definition = ports.functions.find((each) => each.name === name);
  if (definition === undefined) return [];
  const isAsRecorded = !('DEFAULT_MODEL' in definition.environment) || ports.defaultModel === DEFAULT_MODEL;
  const recorded = isAsRecorded ? await ports.recordings(name) : [];
  const golden = definition.models === 'scoring' ? await ports.goldenModels() : [];
  return [...golden.map(goldenCase), ...recorded];
};

/** All rows of a model in one request over HTTP, as a client would send them. */
const goldenCase = ({ card, golden }: GoldenModel): Recording => ({
  case: `the golden rows of ${card.name}`,
  event: {
    version: '2.0',
    routeKey: 'POST /models/{name}/predict',
    rawPath: `/models/${card.name}/predict`,
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    pathParameters: { name: card.name },
    requestContext: {
      requestId: 'check-release',
      http: { method: 'POST', path: `/models/${card.name}/predict` },
    },
    body: JSON.stringify({ data: golden.rows }),
    isBase64Encoded: false,
  },
  reply: {
    statusCode: 200,
    body: { predictions: golden.predictions, model: { name: card.name, version: card.version } },
  },
});
