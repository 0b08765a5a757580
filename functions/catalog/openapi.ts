import type { FunctionDefinition, HttpTrigger, JsonSchema, Operation, ServedModels } from '../definition.ts';

const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'RFC 9457, with a stable code.',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    issues: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        properties: { code: { type: 'string' }, pointer: { type: 'string' }, detail: { type: 'string' } },
        required: ['code', 'pointer', 'detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
};

interface Described {
  readonly definition: FunctionDefinition;
  readonly trigger: HttpTrigger;
  readonly operation: Operation;
}

/** The OpenAPI 3.1 document of every described route, from the definitions and the models' cards. */
export const openApiDocument = (functions: readonly FunctionDefinition[], served: ServedModels) => {
  const described = functions.flatMap((definition) => describedRoutes(definition, served));
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const { definition, trigger, operation } of described) {
    const path = paths[trigger.path] ?? {};
    path[trigger.method.toLowerCase()] = operationObject(definition, trigger, operation);
    paths[trigger.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'marcopolo', version: '1', description: 'Serverless machine learning functions.' },
    paths,
    components: { schemas: { Problem: PROBLEM } },
  };
};

const describedRoutes = (definition: FunctionDefinition, served: ServedModels): Described[] =>
  definition.triggers.flatMap((trigger) =>
    trigger.kind === 'http' && trigger.operation
      ? [{ definition, trigger, operation: trigger.operation(served) }]
      : [],
  );

const operationObject = (
  definition: FunctionDefinition,
  trigger: HttpTrigger,
  operation: Operation,
): JsonSchema => {
  const { summary, request, reply, replyType = 'application/json' } = operation;
  const content = request && {
    requestBody: { required: true, content: { 'application/json': { schema: request } } },
  };
  return {
    operationId: operationId(definition, trigger),
    summary,
    tags: [definition.name],
    parameters: pathParameters(trigger.path),
    ...content,
    responses: {
      '200': { description: 'The answer.', content: { [replyType]: { schema: reply } } },
      '4XX': problemResponse('The request was refused, and why.'),
      '5XX': problemResponse('The service failed.'),
    },
  };
};

const problemResponse = (description: string): JsonSchema => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const pathParameters = (path: string): JsonSchema[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const operationId = ({ name }: FunctionDefinition, { method, path }: HttpTrigger): string =>
  [name, method.toLowerCase(), ...path.split(/\W+/).filter(Boolean)].join('-');
