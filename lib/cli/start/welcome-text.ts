import { relative } from 'node:path';
import type { ModelCard } from '../../core/model/card.ts';
import type { AiMode } from '../../local/ai/ai-mode.ts';
import type { ApiAuth } from '../../local/http/auth/gate.ts';
import type { Io } from '../io.ts';
import { textTable } from '../text-table.ts';

/** What a running laptop cloud serves. */
export interface Served {
  readonly apiUrl: string;
  readonly awsUrl: string;
  /** Who may call the API. */
  readonly auth: ApiAuth['kind'];
  /** Who answers calls of AI services. */
  readonly ai: AiMode['kind'];
  /** Where answers of AWS are kept, or were. */
  readonly recordingsFolder?: string;
  /** What makes a token, where the laptop cloud itself signs them. */
  readonly tokenCommand?: string;
  readonly bucketsFolder: string;
  readonly buckets: readonly string[];
  readonly functions: readonly string[];
  readonly workflows: readonly string[];
  readonly models: readonly Pick<ModelCard, 'name' | 'version'>[];
  readonly defaultModel: string;
  readonly readySeconds: number;
}

const ACCESS = {
  none: 'what it takes: /openapi.json',
  iam: 'for requests signed with test / test',
  jwt: 'for requests with a token',
} as const satisfies Record<ApiAuth['kind'], string>;

const AI = {
  local: "the laptop's own engines for Comprehend, Translate and Rekognition",
  aws: 'AWS for Comprehend, Translate and Rekognition; every call costs money',
  record: 'AWS for Comprehend, Translate and Rekognition; every call costs money; answers are kept',
  replay: "AWS's recorded answers for Comprehend, Translate and Rekognition",
} as const satisfies Record<AiMode['kind'], string>;

/** What curl adds to be let in. */
const IDENTITY = {
  none: '',
  iam: ' --aws-sigv4 aws:amz:us-east-1:execute-api --user test:test',
  jwt: ' -H "authorization: Bearer $POLO_TOKEN"',
} as const satisfies Record<ApiAuth['kind'], string>;

/** What is served and what to try, for people. */
export const welcomeText = (served: Served, example: object, paint: Io['paint']): string => {
  const { apiUrl, awsUrl, buckets, functions, workflows, models } = served;
  const folder = relative('.', served.bucketsFolder) || '.';
  const recordings = served.recordingsFolder === undefined ? '' : ` (in ${served.recordingsFolder})`;
  const table = textTable([
    ['  API', `${apiUrl} (${ACCESS[served.auth]})`],
    [
      '  AWS',
      `${awsUrl} (S3, SQS, Lambda, Step Functions, CloudWatch Logs, Comprehend, Translate, Rekognition, STS)`,
    ],
    ['  AI', `${AI[served.ai]}${recordings}`],
    ['  buckets', `${buckets.join(', ')} (folders in ${folder})`],
    ['  functions', functions.join(', ')],
    ['  workflows', workflows.join(', ')],
    ['  models', models.map(({ name, version }) => `${name} version ${version}`).join(', ')],
  ]);
  const tries = [
    ...(served.tokenCommand === undefined ? [] : [`export POLO_TOKEN=$(npx ${served.tokenCommand})`]),
    `curl -s ${apiUrl}/predict${IDENTITY[served.auth]} -H 'content-type: application/json' -d '${JSON.stringify(example)}'`,
    `cp cat.jpg ${folder}/images/   # labels arrive in ${folder}/labels/`,
    `export AWS_ENDPOINT_URL=${awsUrl} AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test`,
    'aws s3 cp cat.jpg s3://images/',
    `npx polo invoke marco --payload '{"name": "Marco"}'`,
    'npx polo marco',
  ];
  const ready = paint('bold', `marcopolo is ready after ${served.readySeconds} s`);
  return [
    ready,
    table,
    'Try in another terminal:',
    ...tries.map((line) => `  ${line}`),
    'Ctrl-C stops it.',
  ].join('\n');
};
