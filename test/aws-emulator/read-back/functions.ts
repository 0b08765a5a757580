import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetAliasCommand, GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { bucketsOf } from '../../../functions/access.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { bucketVariable } from '../../../functions/variables.ts';
import { ARCHITECTURE } from '../cdk.ts';
import { type Deployed, outputOfBucket } from '../deployed.ts';

const RETENTION_DAYS = 30;

export const readBackFunctions = (deployed: () => Deployed) =>
  describe('functions', () => {
    it.each(FUNCTIONS)('$name is as it is defined, behind the alias "live"', async (definition) => {
      const { emulator, aliasArn, outputs, tell } = deployed();
      const { name, memoryMiB, timeoutSeconds, environment } = definition;
      const lambda = new LambdaClient(emulator.clients);
      const FunctionName = aliasArn(name).replace(/:live$/, '');

      const alias = await lambda.send(new GetAliasCommand({ FunctionName, Name: 'live' }));
      expect(alias).toMatchObject({ AliasArn: aliasArn(name), FunctionVersion: '1' });
      const live = await lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName, Qualifier: 'live' }),
      );
      expect(live).toMatchObject({
        Version: '1',
        Runtime: 'nodejs24.x',
        Architectures: [ARCHITECTURE],
        MemorySize: memoryMiB,
        Timeout: timeoutSeconds,
        TracingConfig: { Mode: 'Active' },
      });
      const buckets = bucketsOf(definition).map((bucket) => [
        bucketVariable(bucket),
        /** No output names the bucket of answers, which nobody is to look into. */
        bucket === 'answers' ? expect.stringContaining('answers') : outputs.get(outputOfBucket(bucket)),
      ]);
      expect(live.Environment?.Variables).toMatchObject({ ...environment, ...Object.fromEntries(buckets) });
      tell(
        `function ${name}: ${memoryMiB} MiB, ${timeoutSeconds} s, ${Object.keys(live.Environment?.Variables ?? {}).length} variables, live → 1`,
      );
    });

    it('keep their logs for thirty days, as do the API and the workflows', async () => {
      const { emulator, tell } = deployed();
      const logs = new CloudWatchLogsClient(emulator.clients);
      const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
      const ours = logGroups.filter(({ logGroupName }) => logGroupName?.includes('marcopolo-dev'));
      expect(ours.length).toBeGreaterThan(FUNCTIONS.length);
      for (const { retentionInDays } of ours) expect(retentionInDays).toBe(RETENTION_DAYS);
      tell(`${ours.length} log groups: ${RETENTION_DAYS} days each`);
    });
  });
