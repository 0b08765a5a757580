import { expect, it } from 'vitest';
import { defineFunction } from '../../../../functions/definition.ts';
import { functionEnvironment } from '../../../../lib/local/lambda/function-environment.ts';

const definition = defineFunction({
  name: 'f',
  summary: 'A function.',
  triggers: [{ kind: 'direct' }],
  environment: { DEFAULT_MODEL: 'a' },
  access: [{ kind: 'write-objects', bucket: 'labels' }],
});
const options = {
  taskRoot: '/b/f',
  endpointUrl: 'http://127.0.0.1:1',
  logLevel: 'WARN',
  compileCache: '/c',
  overrides: {},
};

it('gives a function its settings, its buckets, and an endpoint on this machine', () => {
  expect(functionEnvironment(definition, options)).toMatchObject({
    DEFAULT_MODEL: 'a',
    LABELS_BUCKET: 'labels',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_LAMBDA_FUNCTION_NAME: 'f',
    LAMBDA_TASK_ROOT: '/b/f',
    POWERTOOLS_LOG_LEVEL: 'WARN',
  });
});

it.each([
  ['INFO', 'true'],
  ['DEBUG', 'false'],
])('at level %s leaves metrics out: %s', (logLevel, disabled) => {
  expect(functionEnvironment(definition, { ...options, logLevel })).toMatchObject({
    POWERTOOLS_METRICS_DISABLED: disabled,
  });
});

it('lets the caller replace settings that the definition has, and add none', () => {
  const environment = functionEnvironment(definition, {
    ...options,
    overrides: { DEFAULT_MODEL: 'b', OTHER: 'c' },
  });
  expect(environment).toMatchObject({ DEFAULT_MODEL: 'b' });
  expect(environment).not.toHaveProperty('OTHER');
});
