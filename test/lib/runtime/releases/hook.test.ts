import { describe, expect, it, vi } from 'vitest';
import { answerHook, type Verdict } from '../../../../lib/runtime/releases/hook.ts';
import { memoryDeployments, releaseOf } from '../../../functions/release-ports.ts';

const call = { deploymentId: 'd-1', executionId: 'e-1' };
const contextWith = (leftMs: number) => ({ awsRequestId: 'r-1', getRemainingTimeInMillis: () => leftMs });
const verdict = (...problems: string[]): Verdict => ({ function: 'predict', version: '7', problems });

const answer = async (judge: () => Promise<Verdict>, leftMs = 60_000) => {
  const { deployments, reports } = memoryDeployments('predict');
  const outcome = await answerHook(call, deployments, contextWith(leftMs), judge).catch(
    (error: Error) => error,
  );
  return { outcome, reports };
};

describe('a hook', () => {
  it('lets a version without problems go on', async () => {
    const { outcome, reports } = await answer(async () => verdict());
    expect(outcome).toEqual(verdict());
    expect(reports).toEqual([{ call, status: 'Succeeded' }]);
  });

  it('stops a version with problems, and does not fail itself', async () => {
    const { outcome, reports } = await answer(async () => verdict('wrong'));
    expect(outcome).toEqual(verdict('wrong'));
    expect(reports).toEqual([{ call, status: 'Failed' }]);
  });

  it.each([
    ['throws', () => Promise.reject(new TypeError('broken'))],
    ['throws nothing at all', () => Promise.reject(undefined)],
  ])('reports even when judging %s', async (_, judge) => {
    expect((await answer(judge)).reports).toEqual([{ call, status: 'Failed' }]);
  });

  it('reports while there is time left when judging takes for ever', async () => {
    const { outcome, reports } = await answer(() => new Promise(() => {}), 10_010);
    expect(outcome).toMatchObject({ name: 'InternalError', message: expect.stringMatching(/in time/) });
    expect(reports).toEqual([{ call, status: 'Failed' }]);
  });

  it('reports when it cannot find out which version is meant', async () => {
    const { deployments, reports } = memoryDeployments('predict');
    const judge = vi.fn();
    const release = () => Promise.reject(new Error('denied'));
    await expect(answerHook(call, { ...deployments, release }, contextWith(60_000), judge)).rejects.toThrow(
      'denied',
    );
    expect(reports).toEqual([{ call, status: 'Failed' }]);
    expect(judge).not.toHaveBeenCalled();
  });

  it('judges the version that the deployment names', async () => {
    const { deployments } = memoryDeployments('predict');
    const judge = vi.fn(async () => verdict());
    await answerHook(call, deployments, contextWith(60_000), judge);
    expect(judge).toHaveBeenCalledWith(releaseOf('predict'));
  });
});
