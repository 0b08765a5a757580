import { defineFunction } from '../definition.ts';
import { DEFAULT_MODEL } from '../predict/definition.ts';

export const checkRelease = defineFunction({
  name: 'check-release',
  summary:
    'Asks a new version what it is known to answer, before it gets any traffic; a wrong answer stops the release.',
  triggers: [{ kind: 'deployment', moment: 'before' }, { kind: 'direct' }],
  models: 'golden',
  events: 'recorded',
  environment: { DEFAULT_MODEL },
  memoryMiB: 512,
  timeoutSeconds: 120,
  /** CodeDeploy releases each function behind the API at the same time. */
  reservedConcurrency: 12,
  alarms: {
    concurrency: { declined: 'a release of everything uses most of it, and no caller waits' },
    throttles: { declined: 'CodeDeploy asks again, and a release that is not checked fails' },
  },
});
