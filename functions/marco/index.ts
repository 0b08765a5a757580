import { edge } from '../../lib/runtime/edge.ts';
import { createMarcoHandler } from './handler.ts';

export const handler = edge({ direct: createMarcoHandler() });
