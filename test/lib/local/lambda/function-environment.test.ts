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
  definitions: [],
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

it('tells a function where the queues and workflows are that it may reach', () => {
  const reader = defineFunction({
    name: 'reader',
    summary: 'Reads.',
    triggers: [{ kind: 'queue', queue: 'names', batchSize: 10, maxReceiveCount: 6, maxConcurrency: 5 }],
  });
  const sender = defineFunction({
    name: 'sender',
    summary: 'Sends.',
    triggers: [{ kind: 'direct' }],
    access: [
      { kind: 'send-messages', queue: 'names' },
      { kind: 'run-workflow', workflow: 'text-pipeline' },
      { kind: 'announce-objects', bucket: 'images', to: 'label-image' },
    ],
  });
  const definitions = [reader, sender];
  expect(functionEnvironment(sender, { ...options, definitions })).toMatchObject({
    NAMES_QUEUE_URL: 'http://127.0.0.1:1/000000000000/reader',
    TEXT_PIPELINE_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:text-pipeline',
    ANNOUNCEMENTS_URL: 'http://127.0.0.1:1/000000000000/label-image',
  });
  expect(functionEnvironment(reader, { ...options, definitions })).toMatchObject({
    DEAD_LETTERS_URL: 'http://127.0.0.1:1/000000000000/reader-dlq',
  });
  expect(() => functionEnvironment(sender, { ...options, definitions: [sender] })).toThrow(
    'the queue "names" needs one function that reads it; there is: none',
  );
});

it('tells a function the name of a bucket where it is not its role', () => {
  const asker = defineFunction({
    name: 'asker',
    summary: 'Asks.',
    triggers: [{ kind: 'direct' }],
    access: [
      { kind: 'read-objects', bucket: 'answers' },
      { kind: 'read-objects', bucket: 'images' },
    ],
  });
  expect(functionEnvironment(asker, { ...options, bucketNames: { answers: 'answers-aws' } })).toMatchObject({
    ANSWERS_BUCKET: 'answers-aws',
    IMAGES_BUCKET: 'images',
  });
});
