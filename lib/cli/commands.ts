import type { Command } from './command.ts';
import { change } from './commands/change.ts';
import { dlq } from './commands/dlq.ts';
import { doctor } from './commands/doctor.ts';
import { invoke } from './commands/invoke.ts';
import { label } from './commands/label.ts';
import { logs } from './commands/logs.ts';
import { marco } from './commands/marco.ts';
import { models } from './commands/models.ts';
import { predict } from './commands/predict.ts';
import { query } from './commands/query.ts';
import { spend } from './commands/spend.ts';
import { start } from './commands/start.ts';
import { token } from './commands/token.ts';
import { traffic } from './commands/traffic.ts';
import { train } from './commands/train.ts';
import { verify } from './commands/verify.ts';

/** Every command, in the order in which the help shows them. */
export const COMMANDS: readonly Command[] = [
  start,
  token,
  predict,
  train,
  models,
  query,
  verify,
  traffic,
  invoke,
  label,
  marco,
  dlq,
  change,
  logs,
  doctor,
  spend,
];
