import { FUNCTIONS } from '../../../functions/registry.ts';
import { WORKFLOWS } from '../../../workflows/registry.ts';
import { exampleRow } from '../../core/model/rows.ts';
import type { AiMode } from '../../local/ai/ai-mode.ts';
import { localBuckets } from '../../local/ai/answers-bucket.ts';
import { type Cloud, startCloud } from '../../local/cloud.ts';
import { createFunctionStream } from '../../local/console/function-stream.ts';
import type { ApiAuth } from '../../local/http/auth/gate.ts';
import { readCard, readCards } from '../features/read-card.ts';
import type { Io } from '../io.ts';
import { PACKAGE_ROOT, packageFile } from '../package-root.ts';
import { type AiCosts, type AiLimitValues, aiLimitOverrides } from './ai-limits.ts';
import { type Served, welcomeText } from './welcome-text.ts';

export interface ServeValues extends AiLimitValues {
  readonly port: number;
  readonly awsPort: number;
  readonly state: string;
  readonly concurrency: number;
  readonly logLevel: string;
  readonly model: string;
  readonly auth: ApiAuth;
  readonly ai: AiMode;
  /** Of an encyclopedia's REST API, other than the laptop's own. */
  readonly wiki: string | undefined;
  readonly quiet: boolean;
}

/** Starts the laptop cloud and says what it serves. */
export const serveCollection = async (values: ServeValues, io: Io): Promise<Cloud> => {
  const started = performance.now();
  const models = packageFile('models');
  const defaultCard = await readCard(models, values.model);
  const cloud = await startCloud({
    root: PACKAGE_ROOT,
    state: values.state,
    apiPort: values.port,
    awsPort: values.awsPort,
    concurrency: values.concurrency,
    logLevel: values.logLevel,
    overrides: {
      DEFAULT_MODEL: values.model,
      ...aiLimitOverrides(values, aiCosts(values.ai)),
      ...(values.wiki !== undefined && { WIKI_URL: values.wiki }),
    },
    auth: values.auth,
    ai: values.ai,
    observer: values.quiet ? SILENT : createFunctionStream({ write: io.stream, color: io.color }),
  });
  const served: Served = {
    apiUrl: cloud.apiUrl,
    awsUrl: cloud.awsUrl,
    auth: values.auth.kind,
    ai: values.ai.kind,
    ...('folder' in values.ai && { recordingsFolder: values.ai.folder }),
    ...tokenCommand(values),
    bucketsFolder: cloud.bucketsFolder,
    buckets: localBuckets(FUNCTIONS, values.ai),
    functions: FUNCTIONS.map(({ name }) => name),
    workflows: WORKFLOWS.map(({ name }) => name),
    models: (await readCards(models)).map(({ name, version }) => ({ name, version })),
    defaultModel: values.model,
    readySeconds: Math.round(performance.now() - started) / 1000,
  };
  io.answer(served, welcomeText(served, exampleRow(defaultCard), io.paint));
  return cloud;
};

/** Answers that functions keep would not be recorded, and would be served in place of recordings. */
const aiCosts = ({ kind }: AiMode): AiCosts => ({
  costsMoney: kind === 'aws' || kind === 'record',
  keepsNothing: kind === 'record' || kind === 'replay',
});

/** Told to whoever has no issuer of their own. */
const tokenCommand = ({ auth, state }: ServeValues): { readonly tokenCommand?: string } =>
  auth.kind === 'jwt' && auth.issuer === undefined
    ? { tokenCommand: `polo token --audience ${auth.audience[0]} --state ${state}` }
    : {};

const SILENT = { line: () => {}, invoked: () => {} };
