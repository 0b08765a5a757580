import type { Template } from 'aws-cdk-lib/assertions';
import type { AlarmRule } from './cloud-watch.ts';
import { resolve } from './resolve.ts';

/** A function's deployment group, as the template has it. */
export interface Group {
  /** The function's logical id, which stands for its name. */
  readonly functionName: string;
  readonly alarms: readonly AlarmRule[];
  readonly rollsBackOn: readonly string[];
  readonly goesOnWithoutAlarms: boolean;
  /** Share of the requests that the new version gets at first, and for how long. */
  readonly canary: { readonly share: number; readonly minutes: number };
  /** Logical ids of the functions that are called before and after. */
  readonly hooks: { readonly before: string; readonly after: string };
}

/** The deployment group that shifts a function's alias. */
export const groupOf = (template: Template, functionName: string): Group => {
  const resources = template.toJSON().Resources;
  const alias = Object.values(template.findResources('AWS::Lambda::Alias')).find(({ Properties }) =>
    resolve(Properties.FunctionName).startsWith(functionName),
  );
  const { DeploymentGroupName, BeforeAllowTrafficHook, AfterAllowTrafficHook } =
    alias?.UpdatePolicy.CodeDeployLambdaAliasUpdate ?? {};
  const group = resources[resolve(DeploymentGroupName)].Properties;
  return {
    functionName: resolve(alias?.Properties.FunctionName),
    alarms: group.AlarmConfiguration.Alarms.map(({ Name }: { Name: unknown }) => {
      const name = resolve(Name);
      return ruleOf(name, resources[name].Properties);
    }),
    rollsBackOn: group.AutoRollbackConfiguration.Events,
    goesOnWithoutAlarms: group.AlarmConfiguration.IgnorePollAlarmFailure,
    canary: canaryOf(group.DeploymentConfigName),
    hooks: { before: JSON.stringify(BeforeAllowTrafficHook), after: JSON.stringify(AfterAllowTrafficHook) },
  };
};

/** `AWS::CloudWatch::Alarm`, as far as it decides. */
interface AlarmProperties {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: unknown }[];
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Period: number;
  readonly Threshold: number;
  readonly ComparisonOperator: string;
  readonly EvaluationPeriods: number;
  readonly TreatMissingData: string;
}

const ruleOf = (name: string, alarm: AlarmProperties): AlarmRule => ({
  name,
  metric: {
    namespace: alarm.Namespace,
    name: alarm.MetricName,
    dimensions: Object.fromEntries(alarm.Dimensions.map(({ Name, Value }) => [Name, resolve(Value)])),
  },
  statistic: alarm.Statistic ?? alarm.ExtendedStatistic ?? '',
  periodMinutes: alarm.Period / 60,
  threshold: alarm.Threshold,
  comparison: alarm.ComparisonOperator,
  evaluationPeriods: alarm.EvaluationPeriods,
  missingData: alarm.TreatMissingData,
});

/** `CodeDeployDefault.LambdaCanary10Percent5Minutes`; all at once is a canary of everything for no time. */
const canaryOf = (name: string): Group['canary'] => {
  const [, percent, minutes] = /Canary(\d+)Percent(\d+)Minutes$/.exec(name) ?? [];
  return percent ? { share: Number(percent) / 100, minutes: Number(minutes) } : { share: 1, minutes: 0 };
};
