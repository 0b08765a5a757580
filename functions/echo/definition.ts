import { defineFunction, type Operation } from '../definition.ts';

const operation = (): Operation => ({
  summary: 'Says the message back, from the query or else from the body; "Hello World!" without one.',
  reply: { type: 'string' },
  replyType: 'text/plain',
});

export const echo = defineFunction({
  name: 'echo',
  summary: 'Says back the message it is given, or "Hello World!".',
  triggers: [
    { kind: 'http', method: 'GET', path: '/hello', operation },
    {
      kind: 'http',
      method: 'POST',
      path: '/hello',
      operation: () => ({
        ...operation(),
        request: {
          type: 'object',
          properties: { message: { type: 'string' } },
          examples: [{ message: 'ahoy' }],
        },
      }),
    },
    { kind: 'direct' },
  ],
  memoryMiB: 256,
  timeoutSeconds: 5,
  reservedConcurrency: 5,
});
