import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionDefinition } from '../../../functions/definition.ts';
import { ACCOUNT_ID, functionArn } from '../account.ts';

/** A function as Lambda's FunctionConfiguration describes it. */
export const functionConfiguration = (definition: FunctionDefinition, bundles: string) => {
  const code = join(bundles, definition.name, 'index.js');
  return {
    FunctionName: definition.name,
    FunctionArn: functionArn(definition.name),
    Runtime: 'nodejs24.x',
    Role: `arn:aws:iam::${ACCOUNT_ID}:role/${definition.name}`,
    Handler: 'index.handler',
    CodeSize: statSync(code).size,
    CodeSha256: createHash('sha256').update(readFileSync(code)).digest('base64'),
    Description: definition.summary,
    Timeout: definition.timeoutSeconds,
    MemorySize: definition.memoryMiB,
    LastModified: statSync(code).mtime.toISOString().replace('Z', '+0000'),
    Version: '$LATEST',
    Environment: { Variables: definition.environment },
    TracingConfig: { Mode: 'PassThrough' },
    PackageType: 'Zip',
    Architectures: [process.arch === 'arm64' ? 'arm64' : 'x86_64'],
    State: 'Active',
    LastUpdateStatus: 'Successful',
    LoggingConfig: { LogFormat: 'JSON', LogGroup: `/aws/lambda/${definition.name}` },
  };
};
