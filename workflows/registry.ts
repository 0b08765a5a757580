import type { WorkflowDefinition } from './definition.ts';
import { marcoPolo } from './marco-polo.ts';
import { textPipeline } from './text-pipeline.ts';

/** Every workflow, in the order in which lists show them. */
export const WORKFLOWS: readonly WorkflowDefinition[] = [marcoPolo, textPipeline];
