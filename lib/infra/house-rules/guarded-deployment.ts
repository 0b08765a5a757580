import { Stack } from 'aws-cdk-lib';
import { CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import type { HouseRule } from './house-rule.ts';

const ROLLS_BACK_ON = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];

interface Guards {
  readonly alarms?: {
    readonly alarms?: readonly unknown[];
    readonly enabled?: boolean;
    readonly ignorePollAlarmFailure?: boolean;
  };
  readonly rollback?: { readonly enabled?: boolean; readonly events?: readonly string[] };
}

export const guardedDeployment: HouseRule = {
  name: 'GuardedDeployment',
  promise:
    'A deployment watches alarms, fails when they cannot be read, and rolls back by itself when it fails, is stopped or sets off an alarm.',
  problemsOf: (group) => {
    if (!(group instanceof CfnDeploymentGroup)) return [];
    const { alarms, rollback }: Guards = Stack.of(group).resolve({
      alarms: group.alarmConfiguration,
      rollback: group.autoRollbackConfiguration,
    });
    return [
      ...((alarms?.alarms ?? []).length === 0 ? ['no alarm'] : []),
      ...(alarms?.enabled === false ? ['alarms switched off'] : []),
      ...(alarms?.ignorePollAlarmFailure === true ? ['goes on without its alarms'] : []),
      ...(rollback?.enabled === true ? [] : ['rollback switched off']),
      ...ROLLS_BACK_ON.filter((event) => !rollback?.events?.includes(event)).map(
        (event) => `no rollback on ${event}`,
      ),
    ];
  },
};
