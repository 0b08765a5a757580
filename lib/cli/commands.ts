import type { Command } from './command.ts';
import { analyze } from './commands/analyze.ts';
import { change } from './commands/change.ts';
import { data } from './commands/data.ts';
import { dlq } from './commands/dlq.ts';
import { doctor } from './commands/doctor.ts';
import { invoke } from './commands/invoke.ts';
import { label } from './commands/label.ts';
import { logs } from './commands/logs.ts';
import { marco } from './commands/marco.ts';
import { models } from './commands/models.ts';
import { pipeline } from './commands/pipeline.ts';
import { predict } from './commands/predict.ts';
import { query } from './commands/query.ts';
import { redact } from './commands/redact.ts';
import { sentiment } from './commands/sentiment.ts';
import { spend } from './commands/spend.ts';
import { start } from './commands/start.ts';
import { summarize } from './commands/summarize.ts';
import { token } from './commands/token.ts';
import { traffic } from './commands/traffic.ts';
import { train } from './commands/train.ts';
import { trainText } from './commands/train-text.ts';
import { translate } from './commands/translate.ts';
import { verify } from './commands/verify.ts';

/** Every command, in the order in which the help shows them. */
export const COMMANDS: readonly Command[] = [
  start,
  token,
  predict,
  train,
  trainText,
  models,
  query,
  verify,
  traffic,
  invoke,
  label,
  analyze,
  redact,
  sentiment,
  marco,
  translate,
  summarize,
  pipeline,
  data,
  dlq,
  change,
  logs,
  doctor,
  spend,
];
