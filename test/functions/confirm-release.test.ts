import { describe, expect, it } from 'vitest';
import { createConfirmReleaseHandler } from '../../functions/confirm-release/handler.ts';
import type { CanaryCounts } from '../../lib/runtime/releases/canary-metrics.ts';
import { knownAnswers, memoryDeployments, patientClock } from './release-ports.ts';

const context = { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 300_000 };
const event = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'e-1' };

/** What CloudWatch says, look by look; the last goes on. */
const confirm = async (
  looks: readonly CanaryCounts[],
  minRequests = 100,
  alarms: readonly string[] = [],
  mayBeIdle: ReadonlySet<string> = new Set(),
) => {
  const { deployments, reports } = memoryDeployments('predict');
  const clock = patientClock();
  const left = [...looks];
  const counts = async () => (left.length > 1 ? left.shift() : left[0]) ?? { requests: 0, failures: 0 };
  const metrics = { counts, alarmsNotOk: async () => alarms };
  const ports = { ...knownAnswers, deployments, metrics, minRequests, mayBeIdle, clock };
  const { problems } = await createConfirmReleaseHandler(ports)(event, context);
  return { problems, status: reports[0]?.status, waitedMs: clock.now() };
};

describe('confirm-release', () => {
  it('lets a version stand that answered enough, once its last numbers are in', async () => {
    expect(await confirm([{ requests: 100, failures: 0 }])).toEqual({
      problems: [],
      status: 'Succeeded',
      waitedMs: 90_000,
    });
  });

  it('waits for numbers that are on their way', async () => {
    const looks = [40, 80, 120].map((requests) => ({ requests, failures: 0 }));
    expect(await confirm(looks)).toMatchObject({ status: 'Succeeded', waitedMs: 150_000 });
  });

  it('undoes a release that got too little traffic, and says how to get more', async () => {
    const { problems, status, waitedMs } = await confirm([{ requests: 99, failures: 0 }]);
    expect(status).toBe('Failed');
    expect(problems).toEqual([
      expect.stringMatching(/99 requests as a canary, fewer than 100.*polo traffic.*canaryMinRequests/),
    ]);
    expect(waitedMs).toBeLessThan(290_000);
  });

  it('undoes a release that failed a single request', async () => {
    const { problems, status } = await confirm([{ requests: 5000, failures: 1 }]);
    expect({ problems, status }).toEqual({
      problems: ['it failed 1 of 5000 requests; its log has the reasons'],
      status: 'Failed',
    });
  });

  it('undoes a release whose alarms do not say OK', async () => {
    const { problems, status } = await confirm([{ requests: 100, failures: 0 }], 100, [
      'b is INSUFFICIENT_DATA',
    ]);
    expect({ problems, status }).toEqual({ problems: ['b is INSUFFICIENT_DATA'], status: 'Failed' });
  });

  it('waits for nothing where no requests are asked for, but takes no failure either', async () => {
    const silent = await confirm([{ requests: 0, failures: 0 }], 0, ['b is INSUFFICIENT_DATA']);
    expect(silent).toEqual({ problems: [], status: 'Succeeded', waitedMs: 0 });
    expect(await confirm([{ requests: 3, failures: 2 }], 0)).toMatchObject({ status: 'Failed' });
  });

  it('asks for no requests that somebody would have to pay for, and waits for those that came', async () => {
    const idle = (counts: CanaryCounts) => confirm([counts], 100, [], new Set(['predict']));
    expect(await idle({ requests: 0, failures: 0 })).toEqual({
      problems: [],
      status: 'Succeeded',
      waitedMs: 90_000,
    });
    expect(await idle({ requests: 3, failures: 1 })).toMatchObject({ status: 'Failed' });
  });
});
