import type { Command } from './command.ts';
import { change } from './commands/change.ts';
import { invoke } from './commands/invoke.ts';
import { label } from './commands/label.ts';
import { marco } from './commands/marco.ts';
import { models } from './commands/models.ts';
import { predict } from './commands/predict.ts';
import { query } from './commands/query.ts';
import { start } from './commands/start.ts';
import { train } from './commands/train.ts';

/** Every command, in the order in which the help shows them. */
export const COMMANDS: readonly Command[] = [
  start,
  predict,
  train,
  models,
  query,
  invoke,
  label,
  marco,
  change,
];
