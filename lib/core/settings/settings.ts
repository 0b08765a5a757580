import type * as z from 'zod';
import { contradictionsIn } from './contradictions.ts';
import { Context, type RETENTION_DAYS } from './settings-context.ts';

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
   * Who may call the API: holders of IAM permissions (SigV4), holders of a token from `jwtIssuer`, or
   * anybody, in `dev` only.
   *
   * @default 'iam'
   */
  readonly auth: 'iam' | 'jwt' | 'none';
  /** Who signs the tokens, when `auth` is `jwt`; its keys are under `/.well-known/openid-configuration`. */
  readonly jwtIssuer?: string | undefined;
  /** Whom the tokens are for, when `auth` is `jwt`; one of these must be a token's `aud`. */
  readonly jwtAudience?: readonly string[] | undefined;
  /**
   * Pages of these origins may call the API from a browser.
   *
   * @default none may
   */
  readonly corsOrigins?: readonly string[] | undefined;
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
  /** Who is told of alarms and of the budget, once the address has confirmed. */
  readonly alarmEmail?: string | undefined;
  /**
   * US dollars a month; a message goes out at 80 % spent and when the forecast passes it.
   *
   * @default 50
   */
  readonly monthlyBudgetUsd: number;
  /**
   * Requests that a new version must have answered before its canary counts as passed, in `prod`; 0 asks
   * for none.
   *
   * @default 100
   */
  readonly canaryMinRequests: number;
  /**
   * Hours for which an identical text or picture is answered from what an AI service said before; 0 keeps nothing.
   *
   * @default what the functions' definitions say: 168
   */
  readonly answerHours?: number | undefined;
  /**
   * Calls a day (UTC) that all functions of the stage together may ask of Comprehend, of at most 5,000 bytes each.
   *
   * @default what the functions' definitions say
   */
  readonly dailyComprehendCalls?: number | undefined;
  /** The same of Translate. */
  readonly dailyTranslateCalls?: number | undefined;
  /** The same of Rekognition, one for each picture. */
  readonly dailyRekognitionCalls?: number | undefined;
  /**
   * Who judges texts: the classifier in `models/sentiment/`, Comprehend, or the classifier where there is one.
   *
   * @default what the function's definition says: auto
   */
  readonly sentimentEngine?: 'auto' | 'model' | 'comprehend' | undefined;
  /**
   * Where pages are read: the REST API of a wiki.
   *
   * @default the English Wikipedia
   */
  readonly wikiUrl?: string | undefined;
  /** Whom that wiki may write to about the requests; Wikimedia's rules ask for it. */
  readonly wikiContact?: string | undefined;
  /** The GitHub repository that may deploy, as `owner/name`; with its two numbers it adds the stack of deploy roles. */
  readonly githubRepository?: string | undefined;
  /** The repository's number. */
  readonly githubRepositoryId?: string | undefined;
  /** The user or organization that owns the repository, by its number. */
  readonly githubOwnerId?: string | undefined;
  /**
   * The stages that the repository may deploy to this account; each gets a role of its own.
   *
   * @default ['dev', 'prod']
   */
  readonly githubStages: readonly ('dev' | 'prod')[];
  /**
   * Whether the account has an identity provider for GitHub already; it can have but one.
   *
   * @default 'new'
   */
  readonly githubProvider: 'new' | 'existing';
}

/** A setting has a value that it cannot have; the message names the values that it can. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * The settings of a CDK context, with defaults for the rest. Names that are not plain words are the CDK's own.
 *
 * @throws {SettingsError} naming each setting that is wrong or none, what it was and what is allowed.
 */
export const settingsFrom = (context: Readonly<Record<string, unknown>>): Settings => {
  const given = Object.fromEntries(NAMES.map((name) => [name, context[name] ?? undefined]));
  const parsed = Context.safeParse(given);
  const problems = [
    ...Object.keys(context).filter(isUnknown).map(unknownProblem),
    ...(parsed.error?.issues ?? []).map(problemIn(given)),
  ];
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems.join('\n'));
  const contradictions = contradictionsIn(parsed.data);
  if (contradictions.length > 0) throw new SettingsError(contradictions.join('\n'));
  return parsed.data;
};

const NAMES: readonly string[] = Object.keys(Context.shape);

const isUnknown = (name: string): boolean => /^[A-Za-z]+$/.test(name) && !NAMES.includes(name);

const unknownProblem = (name: string): string => `-c ${name}=… is no setting; there are ${NAMES.join(', ')}`;

const problemIn =
  (given: Readonly<Record<string, unknown>>) =>
  ({ path, message }: z.core.$ZodIssue): string => {
    const name = String(path[0]);
    return `-c ${name}=${String(given[name])} is not possible; allowed: ${message}`;
  };
