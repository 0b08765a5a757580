import { defineFunction } from '../definition.ts';

export const confirmRelease = defineFunction({
  name: 'confirm-release',
  summary:
    'Looks how a new version did as a canary; too little traffic, an error or an alarm undoes the release.',
  triggers: [{ kind: 'deployment', moment: 'after' }],
  environment: { CANARY_MIN_REQUESTS: '0' },
  memoryMiB: 256,
  timeoutSeconds: 300,
  /** CodeDeploy releases each function behind the API at the same time. */
  reservedConcurrency: 12,
  alarms: {
    concurrency: { declined: 'a release of everything uses most of it, and no caller waits' },
    throttles: { declined: 'CodeDeploy asks again, and a release that is not confirmed fails' },
    duration: { declined: 'it waits for metrics on purpose' },
  },
});
