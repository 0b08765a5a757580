import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writtenLines } from './written-lines.ts';

const load = async () => ({
  ...(await import('../../../lib/runtime/metrics.ts')),
  ...(await import('../../../lib/runtime/edge.ts')),
  ...(await import('../../../lib/core/errors.ts')),
});
const context = {
  awsRequestId: 'r-1',
  functionName: 'predict',
  functionVersion: '7',
  getRemainingTimeInMillis: () => 60_000,
};

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'marcopolo');
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'predict');
  vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand');
});
afterEach(() => vi.unstubAllEnvs());

const linesOf = async (work: () => unknown) => (await writtenLines(work)).map((line) => JSON.parse(line));
const ofMetric = (lines: Record<string, unknown>[], name: string) => lines.filter((line) => name in line);

describe('the metrics of an invocation', () => {
  it('are one line in the embedded metric format, and the first start another', async () => {
    const { edge, count, timed } = await load();
    const handler = edge({
      direct: () => {
        count('Predicted', 3);
        return timed('InferenceMs', async () => 1);
      },
    });
    const lines = await linesOf(() => handler({}, context));
    expect(ofMetric(lines, 'ColdStart')).toEqual([
      expect.objectContaining({ ColdStart: 1, service: 'predict', function_name: 'predict' }),
    ]);
    const [line, ...others] = ofMetric(lines, 'Accepted');
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      service: 'predict',
      Accepted: 1,
      Predicted: 3,
      InferenceMs: expect.any(Number),
    });
    expect(line?._aws).toMatchObject({
      CloudWatchMetrics: [
        {
          Namespace: 'marcopolo',
          Dimensions: [['service']],
          Metrics: [
            { Name: 'Predicted', Unit: 'Count' },
            { Name: 'InferenceMs', Unit: 'Milliseconds' },
            { Name: 'Accepted', Unit: 'Count' },
          ],
        },
      ],
    });
    expect(ofMetric(await linesOf(() => handler({}, context)), 'ColdStart')).toEqual([]);
  });

  it('count a refusal by its code, which is a dimension of nothing else', async () => {
    const { edge, count, ValidationError } = await load();
    const handler = edge({
      direct: () => {
        count('Duplicates');
        throw new ValidationError('no_rows', 'none');
      },
    });
    const lines = await linesOf(() => handler({}, context).catch(() => {}));
    const [refused] = ofMetric(lines, 'Rejected');
    expect(refused).toMatchObject({ Rejected: 1, code: 'no_rows' });
    expect(refused?._aws).toMatchObject({
      CloudWatchMetrics: [{ Dimensions: [['service'], ['service', 'code']] }],
    });
    expect(ofMetric(lines, 'Duplicates')).toEqual([expect.not.objectContaining({ code: 'no_rows' })]);
    expect(ofMetric(lines, 'Accepted')).toEqual([]);
  });

  it('count a fault by the version that it is in, and an output that is not finite', async () => {
    const { edge, ModelError } = await load();
    const handler = edge({
      direct: () => Promise.reject(new ModelError('model_output_not_finite', 'NaN')),
    });
    const lines = await linesOf(() => handler({}, context).catch(() => {}));
    expect(ofMetric(lines, 'Failed')).toEqual([
      expect.objectContaining({ Failed: 1, function_version: '7' }),
    ]);
    expect(ofMetric(lines, 'NonFiniteOutput')).toHaveLength(1);
  });

  it('leave nothing for the next one', async () => {
    const { edge, count } = await load();
    const handler = edge({ direct: (event) => event === 1 && count('Stale') });
    await linesOf(() => handler(1, context));
    expect(ofMetric(await linesOf(() => handler(2, context)), 'Stale')).toEqual([]);
  });
});
