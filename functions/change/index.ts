import { edge } from '../../lib/runtime/edge.ts';
import { createChangeHandler } from './handler.ts';

const change = createChangeHandler();

export const handler = edge({
  routes: { 'GET /change/{dollars}/{cents}': ({ pathParameters }) => change(pathParameters) },
  direct: change,
});
