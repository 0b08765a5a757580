import { edge } from '../../lib/runtime/edge.ts';
import { createPoloHandler } from './handler.ts';

export const handler = edge({ direct: createPoloHandler() });
