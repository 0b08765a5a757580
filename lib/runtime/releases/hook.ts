import * as z from 'zod';
import { InternalError } from '../../core/errors.ts';
import type { LambdaContext } from '../lambda-context.ts';
import { logger } from '../logger.ts';
import type { Deployments, HookCall, Release } from './deployments.ts';

/** What a hook found out about a version. */
export interface Verdict {
  /** As the registry calls the function. */
  readonly function: string;
  readonly version: string;
  /** Why the version must not go on; none when it may. */
  readonly problems: readonly string[];
}

/** The event that CodeDeploy calls hooks with. */
export const HookEvent = z
  .object({ DeploymentId: z.string(), LifecycleEventHookExecutionId: z.string() })
  .transform(
    ({ DeploymentId, LifecycleEventHookExecutionId }): HookCall => ({
      deploymentId: DeploymentId,
      executionId: LifecycleEventHookExecutionId,
    }),
  );

/** What is left for the report when a hook runs out of time. */
const RESERVE_MS = 10_000;

/**
 * Judges the version that a deployment releases and tells CodeDeploy, whatever happens: a hook that says nothing
 * holds the deployment up for an hour. What cannot be judged in time, or at all, has failed.
 */
export const answerHook = async (
  call: HookCall,
  deployments: Deployments,
  context: LambdaContext,
  judge: (release: Release) => Promise<Verdict>,
): Promise<Verdict> => {
  let status: 'Succeeded' | 'Failed' = 'Failed';
  try {
    const verdict = await within(
      context.getRemainingTimeInMillis() - RESERVE_MS,
      deployments.release(call.deploymentId).then(judge),
    );
    const facts = { deploymentId: call.deploymentId, ...verdict };
    if (verdict.problems.length === 0) {
      status = 'Succeeded';
      logger.info('release approved', facts);
    } else logger.error('release refused', facts);
    return verdict;
  } finally {
    await deployments.report(call, status);
  }
};

const within = async (ms: number, work: Promise<Verdict>): Promise<Verdict> => {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new InternalError('internal_error', OUT_OF_TIME)), Math.max(0, ms));
  });
  return Promise.race([work, timeUp]).finally(() => clearTimeout(timer));
};

const OUT_OF_TIME = 'the version could not be judged in time; it answers slowly, or AWS does';
