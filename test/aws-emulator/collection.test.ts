import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cdk } from './cdk.ts';
import { type Deployed, deployedOn, STACKS } from './deployed.ts';
import { emptyBuckets } from './emulator/empty-buckets.ts';
import { type Emulator, startEmulator } from './emulator/emulator.ts';
import { hasPython } from './emulator/programs.ts';
import { readBackAlarms } from './read-back/alarms.ts';
import { readBackCallers } from './read-back/callers.ts';
import { deploy, readBackChanges } from './read-back/changes.ts';
import { readBackCommands } from './read-back/commands.ts';
import { bootstrap, deployIdentity, readBackDeployers } from './read-back/deployers.ts';
import { readBackFunctions } from './read-back/functions.ts';
import { readBackPictures } from './read-back/pictures.ts';
import { readBackQueues } from './read-back/queues.ts';
import { readBackReleases } from './read-back/releases.ts';
import { readBackRoles } from './read-back/roles.ts';
import { readBackRoutes } from './read-back/routes.ts';
import { readBackSchedules } from './read-back/schedules.ts';
import { readBackWorkflows } from './read-back/workflows.ts';

const canInstall = hasPython();
if (!canInstall) console.warn('LEFT OUT: the emulator needs Python 3.10 or newer with pip and venv');

const seen: string[] = [];
let emulator: Emulator;
let deployed: Deployed;

describe.skipIf(!canInstall)('the collection on an emulator of AWS, by the CDK CLI', () => {
  beforeAll(async () => {
    emulator = await startEmulator();
  }, 300_000);
  afterAll(async () => {
    console.log(['Read back from the emulator:', ...seen].join('\n  '));
    await emulator?.close();
  });

  it('cdk deploy marcopolo-identity, into an account with nothing in it', async () => {
    expect(await deployIdentity(emulator)).toContain('✅  marcopolo-identity');
  });

  it('cdk bootstrap, with the policy of the identity stack for CloudFormation', async () => {
    expect(await bootstrap(emulator)).toContain('bootstrapped');
  });

  it('cdk deploy --all', async () => {
    await deploy(emulator);
    deployed = await deployedOn(emulator, (line) => seen.push(line));
  });

  const now = () => deployed;
  readBackFunctions(now);
  readBackRoutes(now);
  readBackQueues(now);
  readBackWorkflows(now);
  readBackAlarms(now);
  readBackReleases(now);
  readBackSchedules(now);
  readBackPictures(now);
  readBackRoles(now);
  readBackCallers(now);
  readBackCommands(now);
  readBackChanges(now);
  readBackDeployers(now);

  it('cdk destroy --all leaves nothing behind', async () => {
    await emptyBuckets(emulator, 'marcopolo-');
    await cdk(emulator, 'destroy', '--all', '--force');
    const { clients } = emulator;
    const { StackSummaries = [] } = await new CloudFormationClient(clients).send(new ListStacksCommand({}));
    const standing = StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE');
    const { Functions } = await new LambdaClient(clients).send(new ListFunctionsCommand({}));
    const { QueueUrls = [] } = await new SQSClient(clients).send(new ListQueuesCommand({}));
    const { Buckets = [] } = await new S3Client(clients).send(new ListBucketsCommand({}));
    expect(standing.map(({ StackName }) => StackName)).toEqual(
      expect.arrayContaining(['CDKToolkit', 'marcopolo-identity']),
    );
    expect(standing).toHaveLength(2);
    expect([Functions, QueueUrls]).toEqual([[], []]);
    expect(Buckets.filter(({ Name }) => Name?.startsWith('marcopolo-'))).toEqual([]);
    seen.push(`cdk destroy: ${STACKS.join(' and ')} are gone, with functions, queues and buckets`);
  });
});
