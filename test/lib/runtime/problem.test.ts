import { describe, expect, it } from 'vitest';
import { ModelError, ValidationError } from '../../../lib/core/errors.ts';
import { HTTP_STATUS } from '../../../lib/runtime/http-status.ts';
import { problemOf } from '../../../lib/runtime/problem.ts';

describe('problemOf', () => {
  it('carries what RFC 9457 asks for, and our code, request id and issues', () => {
    const issues = [{ code: 'field_missing' as const, pointer: '/x', detail: 'gone' }];
    expect(problemOf(new ValidationError('field_missing', 'x is missing', { issues }), 'r-1')).toEqual({
      type: 'urn:marcopolo:problem:field_missing',
      title: 'Bad Request',
      status: 400,
      code: 'field_missing',
      detail: 'x is missing',
      requestId: 'r-1',
      issues,
    });
  });

  it.each([new Error('/var/task/secret.cc:12 failed'), 'a text', undefined, null])(
    'tells nothing of %s',
    (thrown) => {
      const problem = problemOf(thrown, 'r-1');
      expect(problem).toMatchObject({ status: 500, code: 'internal_error' });
      expect(JSON.stringify(problem)).not.toContain('/var/task');
    },
  );

  it('does not pass on the cause of an error of ours', () => {
    const cause = new Error('/home/someone/model.onnx');
    expect(
      JSON.stringify(problemOf(new ModelError('model_corrupt', 'cannot load', { cause }), 'r')),
    ).not.toContain('home');
  });
});

describe('HTTP_STATUS', () => {
  it('answers what a caller did with 4xx and what we did with 5xx', () => {
    const ours = Object.entries(HTTP_STATUS).filter(([, status]) => status >= 500);
    for (const [code] of ours)
      expect(code).toMatch(/^(?:access|card|internal|misconfigured|model|overloaded|redaction|upstream)/);
    for (const status of Object.values(HTTP_STATUS)) expect(status).toBeGreaterThanOrEqual(400);
  });
});
