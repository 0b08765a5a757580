import { defineFunction } from '../definition.ts';

export const change = defineFunction({
  name: 'change',
  summary: 'Makes exact change for an amount of dollars and cents.',
  triggers: [
    {
      kind: 'http',
      method: 'GET',
      path: '/change/{dollars}/{cents}',
      operation: () => ({
        summary: 'The fewest coins for an amount; coins with no count are left out.',
        reply: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: { enum: ['quarters', 'dimes', 'nickels', 'pennies'] },
          },
          examples: [[{ '5': 'quarters' }, { '1': 'nickels' }, { '4': 'pennies' }]],
        },
      }),
    },
    { kind: 'direct' },
  ],
  memoryMiB: 256,
  timeoutSeconds: 5,
  reservedConcurrency: 5,
});
