import type { CfnResource } from 'aws-cdk-lib';
import { NagMessageLevel, NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { functionUrlAuth } from './function-url-auth.ts';
import { guardedDeployment } from './guarded-deployment.ts';
import type { HouseRule } from './house-rule.ts';
import { liveAlias } from './live-alias.ts';
import { namedResources } from './named-resources.ts';
import { ownLog } from './own-log.ts';
import { productionVariables } from './production-variables.ts';
import { queueVisibility } from './queue-visibility.ts';
import { reserveForQueues } from './reserve-for-queues.ts';
import { scheduleDeadLetters } from './schedule-dead-letters.ts';
import { silentWorkflowLog } from './silent-workflow-log.ts';

/** What this collection asks of its templates beyond the packs of cdk-nag. */
export class HousePack extends NagPack {
  readonly name = 'House';
  private readonly rules: readonly HouseRule[];

  constructor(scope: IConstruct, stage: 'dev' | 'prod') {
    super(scope);
    this.packName = 'House';
    this.rules = [
      queueVisibility,
      reserveForQueues,
      functionUrlAuth,
      guardedDeployment,
      scheduleDeadLetters,
      ownLog,
      silentWorkflowLog,
      liveAlias,
      namedResources,
      productionVariables(stage),
    ];
  }

  protected override checkResource(node: CfnResource): void {
    for (const { name, promise, problemsOf } of this.rules) {
      this.applyRule({
        ruleSuffixOverride: name,
        info: promise,
        explanation: promise,
        level: NagMessageLevel.ERROR,
        rule: (resource) => [...problemsOf(resource)],
        node,
      });
    }
  }
}
