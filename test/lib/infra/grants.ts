import { words } from './words.ts';

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: string | Readonly<Record<string, unknown>>;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Document {
  readonly Statement: readonly Statement[];
}

/**
 * All that a resource of a template grants or refuses, a line for each principal, action and resource,
 * sorted; nothing for resources that hold no policy.
 */
export const grantsOf = ({ Type, Properties = {} }: TemplateResource): readonly string[] =>
  (HOLDERS[Type]?.(Properties) ?? []).map(shortened).toSorted();

/** Everything in CloudFormation that carries a policy and that this collection may use. */
const HOLDERS: Readonly<Record<string, (properties: Readonly<Record<string, unknown>>) => string[]>> = {
  'AWS::IAM::Role': ({ AssumeRolePolicyDocument, Policies, ManagedPolicyArns }) => [
    ...linesOf(AssumeRolePolicyDocument),
    ...((Policies ?? []) as { PolicyDocument: unknown }[]).flatMap(({ PolicyDocument }) =>
      linesOf(PolicyDocument),
    ),
    ...((ManagedPolicyArns ?? []) as unknown[]).map((arn) => `holds ${words(arn)}`),
  ],
  'AWS::IAM::Policy': ({ PolicyDocument, Roles }) => [...linesOf(PolicyDocument), `for ${words(Roles)}`],
  'AWS::IAM::ManagedPolicy': ({ PolicyDocument }) => linesOf(PolicyDocument),
  'AWS::S3::BucketPolicy': ({ PolicyDocument }) => linesOf(PolicyDocument),
  'AWS::SQS::QueuePolicy': ({ PolicyDocument }) => linesOf(PolicyDocument),
  'AWS::SNS::TopicPolicy': ({ PolicyDocument }) => linesOf(PolicyDocument),
  'AWS::KMS::Key': ({ KeyPolicy }) => linesOf(KeyPolicy),
  'AWS::Logs::ResourcePolicy': ({ PolicyDocument }) => linesOf(JSON.parse(words(PolicyDocument))),
  'AWS::SecretsManager::ResourcePolicy': ({ ResourcePolicy }) => linesOf(ResourcePolicy),
  'AWS::Events::EventBusPolicy': ({ Statement }) => linesOf({ Statement: [Statement] }),
  'AWS::Lambda::LayerVersionPermission': ({ Principal, Action }) => [`${Principal} may ${Action}`],
  'AWS::Lambda::Permission': ({ Principal, Action, FunctionName, SourceArn, SourceAccount }) => [
    `${words(Principal)} may ${Action} on ${words(FunctionName)} from ${SourceArn === undefined ? 'anywhere' : words(SourceArn)}` +
      (SourceAccount === undefined ? '' : ` in ${words(SourceAccount)}`),
  ],
};

/** Whether {@link grantsOf} knows how to read the policies of a type. */
export const isRead = (type: string): boolean => type in HOLDERS;

/** Whether something in a resource looks like a policy. */
export const holdsPolicies = ({ Properties }: TemplateResource): boolean =>
  /"(?:\w*Policy\w*Document|Principal|Statement|ManagedPolicyArns)":/.test(JSON.stringify(Properties ?? {}));

const linesOf = (document: unknown): string[] => (document as Document).Statement.flatMap(linesIn);

const linesIn = ({ Effect, Principal, Action, Resource, Condition }: Statement): string[] => {
  const who =
    Principal === undefined ? '' : `${principalWords(Principal)} ${Effect === 'Allow' ? 'may ' : 'may not '}`;
  const refused = Effect === 'Deny' && Principal === undefined ? 'not ' : '';
  const when = Condition === undefined ? '' : ` if ${conditionWords(Condition)}`;
  return [Action].flat().flatMap((action) =>
    [Resource].flat().map((resource) => {
      const on = resource === undefined ? '' : ` on ${words(resource)}`;
      return `${who}${refused}${action}${on}${when}`;
    }),
  );
};

const principalWords = (principal: string | Readonly<Record<string, unknown>>): string =>
  typeof principal === 'string' ? principal : Object.values(principal).map(words).join(', ');

const conditionWords = (condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string =>
  Object.entries(condition)
    .flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, value]) => `${operator} ${key} ${words(value)}`),
    )
    .join(' and ');

const shortened = (line: string): string =>
  line
    .replaceAll(/marcopolo-(?:dev|prod)/g, 'marcopolo-{stage}')
    .replaceAll(
      /arn:\{Partition\}:(execute-api|sqs|sns|lambda|codedeploy|iam|scheduler|s3|states):[^:]*:[^:]*:/g,
      '$1 ',
    );
