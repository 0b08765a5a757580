import type { GoldenModel } from '../../lib/runtime/releases/golden-folder.ts';
import type { Recording } from '../../lib/runtime/releases/recordings.ts';
import { answersAlone } from '../access.ts';
import type { FunctionDefinition } from '../definition.ts';
import { DEFAULT_MODEL, MODEL_ROUTE } from '../predict/definition.ts';
import { promisedReply } from './promised-reply.ts';

export interface CasePorts {
  readonly functions: readonly FunctionDefinition[];
  readonly recordings: (functionName: string) => Promise<readonly Recording[]>;
  readonly goldenModels: () => Promise<readonly GoldenModel[]>;
  /** The model that answers here when a caller names none. */
  readonly defaultModel: string;
}

/**
 * What a function must answer: its recordings, and golden predictions where it serves every model. Recordings of
 * functions with a default model were made with the collection's own; where the deployer chose another, they say
 * nothing. A function that works with services is asked only what it refuses at sight: anything else would cost
 * money, start things, or be answered as the services like.
 */
export const casesOf = async (name: string, ports: CasePorts): Promise<readonly Recording[]> => {
  const definition = ports.functions.find((each) => each.name === name);
  if (definition === undefined) return [];
  const isAsRecorded = !('DEFAULT_MODEL' in definition.environment) || ports.defaultModel === DEFAULT_MODEL;
  const recorded = isAsRecorded ? await ports.recordings(name) : [];
  const asked = answersAlone(definition) ? recorded : recorded.filter(isRefusedAtSight);
  const golden = servesModels(definition) ? await ports.goldenModels() : [];
  const promised = asked.map((each) => ({ ...each, reply: promisedReply(each.reply) }));
  return [...golden.map(goldenCase), ...promised];
};

const servesModels = ({ triggers }: FunctionDefinition): boolean =>
  triggers.some((trigger) => trigger.kind === 'http' && trigger.path === MODEL_ROUTE);

/** Bodies of the wrong shape, size or type, by status. */
const AT_SIGHT: ReadonlySet<unknown> = new Set([400, 413, 415]);

const isRefusedAtSight = ({ reply }: Recording): boolean =>
  typeof reply === 'object' && reply !== null && 'statusCode' in reply && AT_SIGHT.has(reply.statusCode);

/** All rows of a model in one request over HTTP, as a client would send them. */
const goldenCase = ({ card, golden }: GoldenModel): Recording => ({
  case: `the golden rows of ${card.name}`,
  event: {
    version: '2.0',
    routeKey: `POST ${MODEL_ROUTE}`,
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
