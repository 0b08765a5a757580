import {
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { picture } from '../../conformance/pictures.ts';
import type { Deployed } from '../deployed.ts';

/** No notification is sent for a key with this ending: nobody but the test asks for it. */
const KEY = 'asked for by hand.bin';

/** Has label-image label the picture, as an event that is not from its queue. */
const label = async ({ emulator, outputs, aliasArn }: Deployed) => {
  const s3 = {
    bucket: { name: outputs.get('ImagesBucket') },
    object: { key: KEY, size: 1000, sequencer: '0A' },
  };
  const record = { eventVersion: '2.1', eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3 };
  const Records = [{ ...record, awsRegion: 'us-east-1', eventTime: '2026-01-01T00:00:00.000Z' }];
  const command = new InvokeCommand({
    FunctionName: aliasArn('label-image'),
    Payload: JSON.stringify({ Records }),
  });
  const { FunctionError, Payload } = await new LambdaClient(emulator.clients).send(command);
  return { failed: FunctionError !== undefined, reply: JSON.parse(Payload?.transformToString() ?? 'null') };
};

const roleOf = async ({ emulator, aliasArn }: Deployed, name: string): Promise<string> => {
  const command = new GetFunctionConfigurationCommand({ FunctionName: aliasArn(name) });
  const { Role = '' } = await new LambdaClient(emulator.clients).send(command);
  return Role.replace(/^.*\//, '');
};

export const readBackRoles = (deployed: () => Deployed) =>
  describe('roles', () => {
    it('are what lets functions work: without its policy label-image is refused, and says so', async () => {
      const { emulator, outputs, tell } = deployed();
      const s3 = new S3Client({ ...emulator.clients, forcePathStyle: true });
      const object = { Bucket: outputs.get('ImagesBucket'), Key: KEY, Body: await picture(3) };
      await s3.send(new PutObjectCommand(object));
      const iam = new IAMClient(emulator.clients);
      const own = { RoleName: await roleOf(deployed(), 'label-image'), PolicyName: 'Own' };
      const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand(own));
      await iam.send(new DeleteRolePolicyCommand(own));
      const refused = await label(deployed());
      await iam.send(
        new PutRolePolicyCommand({ ...own, PolicyDocument: decodeURIComponent(PolicyDocument) }),
      );
      expect(refused).toMatchObject({ failed: true, reply: { errorType: expect.stringMatching(/Error$/) } });
      expect(await label(deployed())).toEqual({
        failed: false,
        reply: { results: [{ key: KEY, outcome: 'labelled' }] },
      });
      tell(`role of label-image: without its policy ${refused.reply.errorType}, with it labelled`);
    });
  });
