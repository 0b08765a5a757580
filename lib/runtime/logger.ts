import { Logger } from '@aws-lambda-powertools/logger';
import { LogLine } from './log-line.ts';

/**
 * The function's log: one JSON line per entry, level from `POWERTOOLS_LOG_LEVEL`. Payloads never
 * go into it: they may hold personal data.
 */
export const logger = new Logger({ logFormatter: new LogLine() });
