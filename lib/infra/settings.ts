import type { Node } from 'constructs';
import * as z from 'zod';

/** Days that CloudWatch Logs can keep entries for. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const WholeNumber = (from: number, to: number) =>
  z.coerce
    .number(`whole numbers from ${from} to ${to}`)
    .pipe(
      z
        .int(`whole numbers from ${from} to ${to}`)
        .min(from, `whole numbers from ${from} to ${to}`)
        .max(to, `whole numbers from ${from} to ${to}`),
    );

const Context = z.object({
  stage: z.enum(['dev', 'prod'], 'dev, prod').default('dev'),
  arch: z.enum(['arm64', 'x86_64'], 'arm64, x86_64').default('arm64'),
  auth: z
    .enum(['iam', 'none'], 'iam, none (none in stage dev only; jwt is planned and not there yet)')
    .default('iam'),
  model: z.string('the name of a folder in models/').min(1, 'the name of a folder in models/').optional(),
  throttleRate: WholeNumber(1, 10_000).default(100),
  throttleBurst: WholeNumber(1, 5_000).default(200),
  logRetentionDays: z.coerce
    .number()
    .pipe(z.literal(RETENTION_DAYS, `${RETENTION_DAYS.join(', ')}`))
    .default(30),
  reservedConcurrency: z.enum(['on', 'off'], 'on, off').default('on'),
});

/** What the deployer chooses, with `cdk deploy -c <name>=<value>` or under `context` in cdk.json. */
export interface Settings {
  /**
   * `prod` keeps data and logs when a stack goes and protects its stacks from deletion.
   *
   * @default 'dev'
   */
  readonly stage: 'dev' | 'prod';
  /** @default 'arm64' */
  readonly arch: 'arm64' | 'x86_64';
  /**
   * Who may call the API: holders of IAM permissions (SigV4), or anybody, in `dev` only.
   *
   * @default 'iam'
   */
  readonly auth: 'iam' | 'none';
  /** The model behind `POST /predict`; left out, the one that the function's definition names. */
  readonly model?: string | undefined;
  /**
   * Requests per second that the API lets through, over all callers.
   *
   * @default 100
   */
  readonly throttleRate: number;
  /**
   * Requests that may come at once on top of that rate.
   *
   * @default 200
   */
  readonly throttleBurst: number;
  /** @default 30 */
  readonly logRetentionDays: (typeof RETENTION_DAYS)[number];
  /**
   * `off` where the account's limit leaves nothing to reserve: AWS starts new accounts with 10
   * concurrent executions and keeps 10 unreserved.
   *
   * @default 'on'
   */
  readonly reservedConcurrency: 'on' | 'off';
}

/** A setting has a value that it cannot have; the message names the values that it can. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * The settings of this synth, from the CDK context.
 *
 * @throws {SettingsError} naming each setting that is wrong, what it was and what is allowed.
 */
export const readSettings = (node: Node): Settings => {
  const given = Object.fromEntries(
    Object.keys(Context.shape).map((name) => [name, node.tryGetContext(name) ?? undefined]),
  );
  const parsed = Context.safeParse(given);
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map(problemIn(given)).join('\n'));
  refuseOpenProduction(parsed.data);
  return parsed.data;
};

const problemIn =
  (given: Readonly<Record<string, unknown>>) =>
  ({ path, message }: z.core.$ZodIssue): string => {
    const name = path.join('.');
    return `-c ${name}=${String(given[name])} is not possible; allowed: ${message}`;
  };

const refuseOpenProduction = ({ auth, stage }: Settings): void => {
  if (auth !== 'none' || stage === 'dev') return;
  throw new SettingsError(
    `-c auth=none would open stage ${stage} to everybody; allowed: iam (none in dev only)`,
  );
};
