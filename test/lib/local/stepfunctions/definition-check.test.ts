import { expect, test } from 'vitest';
import { checkDefinition } from '../../../../lib/local/stepfunctions/definition-check.ts';
import { marcoPolo, only, work } from './definitions.ts';

const check = (definition: object) => () =>
  checkDefinition({ name: 'machine', type: 'STANDARD', definition, timeoutSeconds: 60 });

test('what can be run is taken', () => {
  expect(check(marcoPolo)).not.toThrow();
});

const inner = { StartAt: 'Inside', States: { Inside: { ...work(), HeartbeatSeconds: 5, End: true } } };

test.each([
  ['JSONata', { ...only(work()), QueryLanguage: 'JSONata' }],
  ['JSONata', only({ ...work(), QueryLanguage: 'JSONata' })],
  ['Assign', only({ ...work(), Assign: { x: 1 } })],
  ['HeartbeatSeconds', only({ Type: 'Map', ItemProcessor: inner })],
  ['HeartbeatSeconds', only({ Type: 'Parallel', Branches: [inner] })],
  ['ItemReader', only({ Type: 'Map', ItemReader: {}, ItemProcessor: inner })],
  [
    'DISTRIBUTED',
    only({ Type: 'Map', ItemProcessor: { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED' } } }),
  ],
  [
    'lambda:invoke.waitForTaskToken',
    only({ ...work(), Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }),
  ],
  ['sqs:sendMessage', only({ ...work(), Resource: 'arn:aws:states:::sqs:sendMessage' })],
  ['StartAt', { StartAt: 'Nowhere', States: {} }],
])('%s is refused by name, with the machine', (feature, definition) => {
  expect(check(definition)).toThrow(feature);
  expect(check(definition)).toThrow('state machine machine');
});
