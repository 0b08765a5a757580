import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { functionsOf, PARTITION, type WorkflowDefinition } from '../../../workflows/definition.ts';
import { allow, NO_ARN } from './access-statements.ts';
import type { MlFunction } from './ml-function.ts';

export interface WorkflowMachineProps {
  readonly definition: WorkflowDefinition;
  /** The functions of the collection by name; the workflow gets the right to call those it names. */
  readonly functions: ReadonlyMap<string, MlFunction>;
  /** @default RetentionDays.ONE_MONTH */
  readonly logRetention?: RetentionDays;
  /** @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy;
}

/** A Step Functions state machine that calls functions by their aliases, traced, and logged without data. */
export class WorkflowMachine extends Construct {
  readonly definition: WorkflowDefinition;
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: WorkflowMachineProps) {
    super(scope, id);
    const { definition, functions } = props;
    this.definition = definition;
    const { logRetention = RetentionDays.ONE_MONTH, removalPolicy = RemovalPolicy.RETAIN } = props;
    const arns = aliasArns(definition, functions);
    this.machine = new StateMachine(this, 'Resource', {
      definitionBody: DefinitionBody.fromString(JSON.stringify(definition.states)),
      definitionSubstitutions: { ...arns, [PARTITION]: Stack.of(this).partition },
      stateMachineType: StateMachineType[definition.type],
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Log', {
          logGroupName: logGroupName(this, definition.name),
          retention: logRetention,
          removalPolicy,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
      role: this.createRole(Object.values(arns)),
    });
  }

  /** Inline, so that the machine never exists without its rights; closed to what CDK would add. */
  private createRole(arns: readonly string[]) {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        Own: new PolicyDocument({
          statements: [
            allow(['lambda:InvokeFunction'], ...arns),
            allow([...DELIVER_LOGS, ...SEND_TRACES], NO_ARN),
          ],
        }),
      },
    });
    return role.withoutPolicyUpdates();
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html: these take no resource. */
const DELIVER_LOGS = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

const SEND_TRACES = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
];

const aliasArns = (
  definition: WorkflowDefinition,
  functions: ReadonlyMap<string, MlFunction>,
): Record<string, string> =>
  Object.fromEntries(
    functionsOf(definition).map((name) => {
      const fn = functions.get(name);
      if (fn) return [name, fn.alias.functionArn];
      const known = [...functions.keys()].join(', ');
      throw new RangeError(
        `workflow "${definition.name}" calls "${name}", which is no function; there are ${known}`,
      );
    }),
  );

/**
 * Step Functions logs to groups under this prefix without another entry in the account's log policy,
 * which is limited to 5,120 characters. The stack's own id makes the name free of what an earlier stack
 * of this name left behind.
 */
const logGroupName = (scope: Construct, workflow: string): string => {
  const { stackId, stackName } = Stack.of(scope);
  return `/aws/vendedlogs/states/${stackName}-${workflow}-${Fn.select(2, Fn.split('/', stackId))}`;
};
