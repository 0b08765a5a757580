import { createCheckReleaseHandler } from '../../functions/check-release/handler.ts';
import { createConfirmReleaseHandler } from '../../functions/confirm-release/handler.ts';
import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import {
  type Handler,
  knownAnswers,
  memoryDeployments,
  patientClock,
  versionsOver,
} from './release-ports.ts';

/** The hooks over memory: versions run in this process, and the canary of `change` answered 3 requests. */
export const releaseHooks = (
  handlers: ReadonlyMap<string, Handler>,
): readonly (readonly [string, Handler])[] => {
  const { deployments } = memoryDeployments('change');
  const check = createCheckReleaseHandler({
    ...knownAnswers,
    deployments,
    versions: versionsOver((name) => handlers.get(name)),
  });
  const metrics = { counts: async () => ({ requests: 3, failures: 0 }), alarmsNotOk: async () => [] };
  const confirmAt = (minRequests: number) =>
    createConfirmReleaseHandler({
      ...knownAnswers,
      deployments,
      metrics,
      minRequests,
      mayBeIdle: new Set(),
      clock: patientClock(),
    });
  const [any, hundred] = [confirmAt(0), confirmAt(100)];
  return [
    ['check-release', (event, context) => check(event, context as LambdaContext)],
    [
      'confirm-release',
      (event, context) =>
        (JSON.stringify(event).includes('d-HUNDRED') ? hundred : any)(event, context as LambdaContext),
    ],
  ];
};
