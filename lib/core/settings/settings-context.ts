import * as z from 'zod';

/** Days that CloudWatch Logs can keep entries for. */
export const RETENTION_DAYS = [
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

const Text = (allowed: string) => z.string(allowed).trim().min(1, allowed);

/** `a,b` on the command line, a list in cdk.json. */
const List = <T extends z.ZodType<string, string>>(item: T, allowed: string) =>
  z.preprocess(
    (given) =>
      typeof given === 'string'
        ? given
            .split(',')
            .map((part) => part.trim())
            .filter((part) => part !== '')
        : given,
    z.array(item, allowed).min(1, allowed),
  );

const ISSUER = 'the https:// address that tokens name as "iss"';
const AUDIENCE = 'one or more audiences, with commas between';
const ORIGINS =
  'origins such as https://app.example.com or http://localhost:5173, with commas between; never *';
const GITHUB_REPOSITORY = 'owner/name, as in the address of the repository';
const GITHUB_STAGES = 'dev, prod, or both with a comma between';
const WIKI = "the https:// address of a wiki's REST API";
const CONTACT = 'an e-mail or web address in ASCII';
const GITHUB_ID = "digits: GitHub's own number, which outlives a renaming";

const isOrigin = (text: string): boolean =>
  /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** What the CDK context may hold; each message is the list of what is allowed. */
export const Context = z.object({
  stage: z.enum(['dev', 'prod'], 'dev, prod').default('dev'),
  arch: z.enum(['arm64', 'x86_64'], 'arm64, x86_64').default('arm64'),
  auth: z.enum(['iam', 'jwt', 'none'], 'iam, jwt, none (none in stage dev only)').default('iam'),
  jwtIssuer: z.url({ protocol: /^https$/, error: ISSUER }).optional(),
  jwtAudience: List(Text(AUDIENCE), AUDIENCE).optional(),
  corsOrigins: List(z.string(ORIGINS).refine(isOrigin, ORIGINS), ORIGINS).optional(),
  model: Text('the name of a folder in models/').optional(),
  throttleRate: WholeNumber(1, 10_000).default(100),
  throttleBurst: WholeNumber(1, 5_000).default(200),
  logRetentionDays: z.coerce
    .number()
    .pipe(z.literal(RETENTION_DAYS, `${RETENTION_DAYS.join(', ')}`))
    .default(30),
  reservedConcurrency: z.enum(['on', 'off'], 'on, off').default('on'),
  alarmEmail: z.email('an e-mail address').optional(),
  monthlyBudgetUsd: WholeNumber(1, 1_000_000).default(50),
  canaryMinRequests: WholeNumber(0, 100_000).default(100),
  answerHours: WholeNumber(0, 744).optional(),
  dailyComprehendCalls: WholeNumber(0, 10_000_000).optional(),
  dailyTranslateCalls: WholeNumber(0, 10_000_000).optional(),
  dailyRekognitionCalls: WholeNumber(0, 10_000_000).optional(),
  sentimentEngine: z.enum(['auto', 'model', 'comprehend'], 'auto, model, comprehend').optional(),
  wikiUrl: z.url({ protocol: /^https$/, error: WIKI }).optional(),
  wikiContact: Text(CONTACT)
    .regex(/^[!-~]{3,200}$/, CONTACT)
    .optional(),
  githubRepository: z
    .string()
    .regex(/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/, GITHUB_REPOSITORY)
    .optional(),
  githubRepositoryId: z.coerce.string().regex(/^\d+$/, GITHUB_ID).optional(),
  githubOwnerId: z.coerce.string().regex(/^\d+$/, GITHUB_ID).optional(),
  githubStages: List(z.enum(['dev', 'prod'], GITHUB_STAGES), GITHUB_STAGES).default(['dev', 'prod']),
  githubProvider: z.enum(['new', 'existing'], 'new, existing').default('new'),
});
