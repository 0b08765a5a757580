import { Stack } from 'aws-cdk-lib';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { HouseRule } from './house-rule.ts';

export const silentWorkflowLog: HouseRule = {
  name: 'SilentWorkflowLog',
  promise: "A workflow's log tells every step (level ALL) and never what was in it (no execution data).",
  problemsOf: (machine) => {
    if (!(machine instanceof CfnStateMachine)) return [];
    const logging: CfnStateMachine.LoggingConfigurationProperty | undefined = Stack.of(machine).resolve(
      machine.loggingConfiguration,
    );
    return [
      ...(logging?.level === 'ALL' ? [] : [`level ${logging?.level ?? 'OFF'}`]),
      ...(logging?.includeExecutionData === true ? ['execution data'] : []),
    ];
  },
};
