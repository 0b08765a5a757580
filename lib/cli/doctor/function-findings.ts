import type { FunctionDefinition } from '../../../functions/definition.ts';
import { type Finding, within } from './finding.ts';

/** AWS's own limits: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, and API Gateway's wait. */
const ENVIRONMENT_BYTES = 4096;
const MEMORY_MIB = 10_240;
const TIMEOUT_SECONDS = 900;
const HTTP_TIMEOUT_SECONDS = 29;

/** What each function asks for, against what it can have; only what is worth a line of its own. */
export const functionFindings = (definitions: readonly FunctionDefinition[]): readonly Finding[] =>
  definitions.flatMap((definition) => {
    const { name, memoryMiB, timeoutSeconds, environment, triggers } = definition;
    const isBehindHttp = triggers.some(({ kind }) => kind === 'http');
    const own = Buffer.byteLength(JSON.stringify(environment));
    return [
      within({
        what: `timeout of ${name}`,
        amount: timeoutSeconds,
        limit: isBehindHttp ? HTTP_TIMEOUT_SECONDS : TIMEOUT_SECONDS,
        shown: `${timeoutSeconds} s`,
        advice: 'shorten timeoutSeconds in its definition',
      }),
      within({
        what: `memory of ${name}`,
        amount: memoryMiB,
        limit: MEMORY_MIB,
        shown: `${memoryMiB} MiB`,
        advice: 'lower memoryMiB in its definition',
      }),
      within({
        what: `environment of ${name}`,
        amount: own,
        limit: ENVIRONMENT_BYTES,
        shown: `${own} bytes`,
        advice: 'keep less in environment; large settings belong into a file',
      }),
    ];
  });
