import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import type { Deployments } from '../../lib/runtime/releases/deployments.ts';
import { answerHook, HookEvent, type Verdict } from '../../lib/runtime/releases/hook.ts';
import { type CanaryPorts, judgeCanary } from './judge-canary.ts';

export interface ConfirmReleasePorts extends CanaryPorts {
  readonly deployments: Deployments;
}

const EXAMPLE = '{"DeploymentId": "d-1A2B3C4D5", "LifecycleEventHookExecutionId": "…"}';

/** Lets a release stand that answered enough requests, and every one of them. */
export const createConfirmReleaseHandler =
  (ports: ConfirmReleasePorts) =>
  async (event: unknown, context: LambdaContext): Promise<Verdict> =>
    answerHook(parseEvent(HookEvent, event, EXAMPLE), ports.deployments, context, (release) =>
      judgeCanary(release, ports),
    );
