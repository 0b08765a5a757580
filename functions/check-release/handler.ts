import * as z from 'zod';
import { differences, told } from '../../lib/core/contract/differences.ts';
import { readableReply } from '../../lib/core/contract/readable-reply.ts';
import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { logger } from '../../lib/runtime/logger.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import type { Deployments } from '../../lib/runtime/releases/deployments.ts';
import { answerHook, HookEvent, type Verdict } from '../../lib/runtime/releases/hook.ts';
import type { Recording } from '../../lib/runtime/releases/recordings.ts';
import type { ReleasedFunctions } from '../../lib/runtime/releases/released-functions.ts';
import type { Target, Versions } from '../../lib/runtime/releases/versions.ts';
import { type CasePorts, casesOf } from './cases.ts';

export interface CheckReleasePorts extends CasePorts {
  readonly deployments: Deployments;
  readonly released: ReleasedFunctions;
  readonly versions: Versions;
}

const DirectEvent = z.strictObject({ function: z.string(), version: z.string().optional() });

/**
 * Holds a version against what it must answer. Called by CodeDeploy, it reports to it; called with
 * `{"function": "predict"}`, it checks the version that is live, or the one named.
 */
export const createCheckReleaseHandler =
  (ports: CheckReleasePorts) =>
  async (event: unknown, context: LambdaContext): Promise<Verdict> => {
    const call = HookEvent.safeParse(event);
    if (call.success) {
      return answerHook(call.data, ports.deployments, context, ({ functionName, targetVersion }) =>
        check(ports, { functionName, qualifier: targetVersion }),
      );
    }
    const asked = parseEvent(DirectEvent, event, '{"function": "predict"}');
    const functionName = ports.released.deployedName(asked.function);
    return check(ports, { functionName, qualifier: asked.version ?? 'live' });
  };

/** A function that nothing is known of cannot be checked, and what cannot be checked is not right. */
const check = async (ports: CheckReleasePorts, target: Required<Target>): Promise<Verdict> => {
  const name = ports.released.nameOf(target.functionName) ?? target.functionName;
  const cases = await casesOf(name, ports);
  const problems: string[] = cases.length === 0 ? [`nothing is recorded that "${name}" must answer`] : [];
  for (const each of cases) problems.push(...(await problemsOf(ports.versions, target, each)));
  logger.info('version asked', { function: name, version: target.qualifier, cases: cases.length });
  return { function: name, version: target.qualifier, problems: problems.slice(0, MOST) };
};

/** More problems than this say nothing new. */
const MOST = 20;

const problemsOf = async (versions: Versions, target: Target, recording: Recording) => {
  const answer = await versions.ask(target, recording.event);
  if (answer.kind === 'failure') return [`${recording.case}: ${answer.reason}`];
  return differences(recording.reply, readableReply(answer.reply)).map(
    (difference) => `${recording.case}: ${told(difference)}`,
  );
};
