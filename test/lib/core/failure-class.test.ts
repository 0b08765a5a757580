import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError, ServingError, TransientError, ValidationError } from '../../../lib/core/errors.ts';
import { afterFailure, failureClassOf, tellable } from '../../../lib/core/failure-class.ts';

const named = (name: string, message = 'arn:aws:s3:::images/jane@example.com') =>
  Object.assign(new Error(message), { name });

describe('failureClassOf', () => {
  it.each([
    ['ThrottlingException', 'Throttled'],
    ['ProvisionedThroughputExceededException', 'Throttled'],
    ['SlowDown', 'Throttled'],
    ['InternalServerError', 'Transient'],
    ['TimeoutError', 'Transient'],
    ['ImageTooLargeException', 'Permanent'],
    ['InvalidImageFormatException', 'Permanent'],
    ['NoSuchKey', 'Stale'],
    ['AccessDeniedException', 'Config'],
    ['PermanentRedirect', 'Config'],
    ['TypeError', 'Bug'],
  ])('takes %s for %s', (name, expected) => {
    expect(failureClassOf(named(name))).toBe(expected);
  });

  it('takes any other name for Transient, whatever its message says', () => {
    const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'Error'));
    fc.assert(
      fc.property(names, fc.string(), (name, message) => {
        const known = failureClassOf(named(name, 'x'));
        expect(['Permanent', 'Transient', 'Throttled', 'Stale', 'Config', 'Bug']).toContain(known);
        expect(failureClassOf(named(name, message))).toBe(known);
      }),
    );
    expect(failureClassOf(named('SomethingNewException'))).toBe('Transient');
    expect(failureClassOf(named('constructor'))).toBe('Transient');
  });

  it.each(['a text', undefined, null, 7, {}])('takes %j, which is no error, for a Bug', (thrown) => {
    expect(failureClassOf(thrown)).toBe('Bug');
  });

  it('goes by the code of an error of ours', () => {
    expect(failureClassOf(new ValidationError('event_unknown', 'm'))).toBe('Permanent');
    expect(failureClassOf(new TransientError('access_denied', 'm'))).toBe('Transient');
    expect(failureClassOf(new TransientError('overloaded', 'm'))).toBe('Throttled');
    expect(failureClassOf(new ConfigError('misconfigured', 'm'))).toBe('Config');
  });
});

describe('afterFailure', () => {
  it.each([
    ['Permanent', 1, 'give-up'],
    ['Stale', 1, 'acknowledge'],
    ['Bug', 1, 'retry'],
    ['Bug', 2, 'give-up'],
    ['Transient', 5, 'retry'],
    ['Throttled', 5, 'retry'],
    ['Config', 5, 'retry'],
  ] as const)('of class %s at receive %d: %s', (failure, receives, expected) => {
    expect(afterFailure(failure, receives)).toBe(expected);
  });
});

describe('tellable', () => {
  it('passes errors of ours and tells of no other more than what to do', () => {
    const own = new ValidationError('no_rows', 'send some');
    expect(tellable(own)).toBe(own);
    fc.assert(
      fc.property(
        fc.constantFrom('ThrottlingException', 'TimeoutError', 'AccessDenied', 'Weird', 'NoSuchKey'),
        (name) => {
          const told = tellable(named(name));
          expect(told).toBeInstanceOf(ServingError);
          expect(JSON.stringify([told.message, told.stack, told.cause])).not.toMatch(/arn:|jane/);
        },
      ),
    );
  });

  it.each([
    ['ThrottlingException', 'overloaded'],
    ['TimeoutError', 'upstream_unavailable'],
    ['AccessDeniedException', 'misconfigured'],
    ['TypeError', 'internal_error'],
    ['SomethingNewException', 'internal_error'],
  ])('says of %s: %s', (name, code) => {
    expect(tellable(named(name)).code).toBe(code);
  });
});
