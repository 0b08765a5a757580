import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type Alias,
  ApplicationLogLevel,
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { bucketsOf } from '../../../functions/access.ts';
import type { Bucket, FunctionDefinition } from '../../../functions/definition.ts';
import { bucketVariable } from '../../../functions/variables.ts';
import { accessStatements, allow, NO_ARN } from './access-statements.ts';
import { metricsNamespace } from './own-metric.ts';
import { powertoolsVariables } from './powertools-variables.ts';

export interface MlFunctionProps {
  /** What runs, and what it asks for. */
  readonly definition: FunctionDefinition;
  /** A folder with `index.js`. */
  readonly code: Code;
  /** The buckets that the definition's access may name. */
  readonly buckets: Readonly<Record<Bucket, IBucket>>;
  /** @default Architecture.ARM_64 */
  readonly architecture?: Architecture;
  /**
   * Variables on top of the definition's and the function's own; these win.
   *
   * @default none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Sandboxes that are kept for the function, and the most it may have.
   *
   * @default the definition's; `'none'` leaves them to the account's limit
   */
  readonly reservedConcurrency?: number | 'none';
  /** @default RetentionDays.ONE_MONTH */
  readonly logRetention?: RetentionDays;
  /**
   * What becomes of the log when the stack goes.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A Lambda function that may do what its definition says and nothing else, with its own role and
 * log. Callers use {@link alias}, never the function itself, so that deploys can shift them.
 */
export class MlFunction extends Construct {
  readonly definition: FunctionDefinition;
  /** `live`: what everybody calls. */
  readonly alias: Alias;
  /** All that the function may do; constructs that attach to the function add to it. */
  readonly policy: PolicyDocument;
  private readonly resource: LambdaFunction;

  constructor(scope: Construct, id: string, props: MlFunctionProps) {
    super(scope, id);
    const { definition, buckets } = props;
    const { logRetention = RetentionDays.ONE_MONTH, removalPolicy = RemovalPolicy.RETAIN } = props;
    const logGroup = new LogGroup(this, 'Log', { retention: logRetention, removalPolicy });
    this.definition = definition;
    this.policy = new PolicyDocument({
      statements: [
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn),
        allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], NO_ARN),
        ...definition.access.flatMap((access) => accessStatements(access, buckets)),
      ],
    });
    this.resource = this.createFunction(props, logGroup);
    this.alias = this.resource.addAlias('live');
  }

  /** Tells the function something more; its next version has it. */
  setVariable(name: string, value: string): void {
    this.resource.addEnvironment(name, value);
  }

  private createFunction(props: MlFunctionProps, logGroup: LogGroup): LambdaFunction {
    const { definition, code, architecture = Architecture.ARM_64 } = props;
    const { reservedConcurrency = definition.reservedConcurrency ?? 'none' } = props;
    return new LambdaFunction(this, 'Resource', {
      description: definition.summary,
      runtime: Runtime.NODEJS_24_X,
      architecture,
      handler: 'index.handler',
      code,
      memorySize: definition.memoryMiB,
      timeout: Duration.seconds(definition.timeoutSeconds),
      role: this.createRole(),
      environment: variablesOf(props, metricsNamespace(this)),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      tracing: Tracing.ACTIVE,
      recursiveLoop: RecursiveLoop.TERMINATE,
      ...(reservedConcurrency !== 'none' && { reservedConcurrentExecutions: reservedConcurrency }),
    });
  }

  /** Inline, so that the function never exists without its rights; closed to what CDK would add. */
  private createRole() {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Own: this.policy },
    });
    return role.withoutPolicyUpdates();
  }
}

/** Whoever stands further down wins. */
const variablesOf = (
  { definition, buckets, environment }: MlFunctionProps,
  namespace: string,
): Record<string, string> => ({
  ...powertoolsVariables(definition.name, namespace),
  ...definition.environment,
  ...Object.fromEntries(
    bucketsOf(definition).map((bucket) => [bucketVariable(bucket), buckets[bucket].bucketName]),
  ),
  ...environment,
});
