import { bucketsOf } from '../../../functions/definition.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { WORKFLOWS } from '../../../workflows/registry.ts';
import { exampleRow } from '../../core/model/rows.ts';
import { type Cloud, startCloud } from '../../local/cloud.ts';
import { createFunctionStream } from '../../local/console/function-stream.ts';
import type { ApiAuth } from '../../local/http/auth/gate.ts';
import { readCard, readCards } from '../features/read-card.ts';
import type { Io } from '../io.ts';
import { PACKAGE_ROOT, packageFile } from '../package-root.ts';
import { type Served, welcomeText } from './welcome-text.ts';

export interface ServeValues {
  readonly port: number;
  readonly awsPort: number;
  readonly state: string;
  readonly concurrency: number;
  readonly logLevel: string;
  readonly model: string;
  readonly auth: ApiAuth;
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
    overrides: { DEFAULT_MODEL: values.model },
    auth: values.auth,
    observer: values.quiet ? SILENT : createFunctionStream({ write: io.stream, color: io.color }),
  });
  const served: Served = {
    apiUrl: cloud.apiUrl,
    awsUrl: cloud.awsUrl,
    auth: values.auth.kind,
    ...tokenCommand(values),
    bucketsFolder: cloud.bucketsFolder,
    buckets: [...new Set(FUNCTIONS.flatMap(bucketsOf))],
    functions: FUNCTIONS.map(({ name }) => name),
    workflows: WORKFLOWS.map(({ name }) => name),
    models: (await readCards(models)).map(({ name, version }) => ({ name, version })),
    defaultModel: values.model,
    readySeconds: Math.round(performance.now() - started) / 1000,
  };
  io.answer(served, welcomeText(served, exampleRow(defaultCard), io.paint));
  return cloud;
};

/** Told to whoever has no issuer of their own. */
const tokenCommand = ({ auth, state }: ServeValues): { readonly tokenCommand?: string } =>
  auth.kind === 'jwt' && auth.issuer === undefined
    ? { tokenCommand: `polo token --audience ${auth.audience[0]} --state ${state}` }
    : {};

const SILENT = { line: () => {}, invoked: () => {} };
