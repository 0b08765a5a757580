import { Logger } from '@aws-lambda-powertools/logger';
import { describe, expect, it } from 'vitest';
import { inScope } from '../../../lib/runtime/correlation.ts';
import { LogLine } from '../../../lib/runtime/log-line.ts';
import { writtenLines } from './written-lines.ts';

const logger = new Logger({ logFormatter: new LogLine(), serviceName: 'predict', logLevel: 'DEBUG' });
const scope = { correlationId: 'c-1', requestId: 'r-1', functionVersion: '7' };

describe('a log line', () => {
  it('is one line of JSON with the ids of the work under way', async () => {
    const lines = await writtenLines(() => inScope(scope, () => logger.warn('two\nlines', { status: 400 })));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        level: 'WARN',
        message: 'two\nlines',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        service: 'predict',
        correlation_id: 'c-1',
        function_request_id: 'r-1',
        function_version: '7',
        status: 400,
      },
    ]);
  });

  it('has no id of work that is over', async () => {
    inScope(scope, () => undefined);
    const [line = ''] = await writtenLines(() => logger.info('between'));
    expect(JSON.parse(line)).not.toHaveProperty('correlation_id');
  });

  it('tells of an error what is safe, however it gets in', async () => {
    const error = Object.assign(new Error('jane@example.com', { cause: new Error('4111 1111 1111 1111') }), {
      Key: 'jane.jpg',
    });
    const lines = await writtenLines(() => {
      logger.error('failed', error);
      logger.error('failed', { error, nested: { error } });
    });
    expect(lines).toHaveLength(2);
    expect(lines.join()).toContain('"name":"Error"');
    expect(lines.join()).not.toMatch(/jane|4111/);
  });
});
