import {
  ApiGatewayV2Client,
  GetAuthorizersCommand,
  GetRoutesCommand,
  GetStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { describe, expect, it } from 'vitest';
import { cdk } from '../cdk.ts';
import { changeSets, changesIn, type Deployed, STACKS, stackEvents } from '../deployed.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { apiId } from './routes.ts';

export const deploy = (emulator: Emulator, ...words: string[]): Promise<string> =>
  cdk(emulator, 'deploy', '--all', '--require-approval', 'never', ...words);

/** What a deploy changed, each kind of change once, as the change sets say that the CDK CLI had executed. */
const deedsOf = async (emulator: Emulator, ...words: string[]): Promise<readonly string[]> => {
  const before = new Set(await changeSets(emulator));
  await deploy(emulator, ...words);
  const executed = (await changeSets(emulator)).filter((id) => !before.has(id));
  const changes = (await Promise.all(executed.map((id) => changesIn(emulator, id)))).flat();
  return [...new Set(changes.map(({ Action, ResourceType }) => `${ResourceType} ${Action}`))].toSorted();
};

const TOKENS = { issuer: 'https://tokens.example.com', audience: 'marcopolo' };

export const readBackChanges = (deployed: () => Deployed) =>
  describe('a deploy', () => {
    it('of the same again changes nothing', async () => {
      const { emulator, tell } = deployed();
      const before = await stackEvents(emulator);
      const said = await deploy(emulator);
      for (const stack of STACKS) expect(said).toContain(`${stack} (no changes)`);
      expect(await stackEvents(emulator)).toEqual(before);
      tell('cdk deploy again: no changes, no event in either stack');
    });

    it('with another throttle changes the stage of the API alone', async () => {
      const { emulator, tell } = deployed();
      const deeds = await deedsOf(emulator, '-c', 'throttleRate=77');
      expect(deeds).toEqual(['AWS::ApiGatewayV2::Stage Modify']);
      const api = new ApiGatewayV2Client(emulator.clients);
      const stage = await api.send(new GetStageCommand({ ApiId: apiId(deployed()), StageName: '$default' }));
      expect(stage.DefaultRouteSettings?.ThrottlingRateLimit).toBe(77);
      tell(`cdk deploy -c throttleRate=77: ${deeds}`);
    });

    it('for tokens puts one authorizer before every route, and touches no function', async () => {
      const { emulator, tell } = deployed();
      const tokens = ['-c', `jwtIssuer=${TOKENS.issuer}`, '-c', `jwtAudience=${TOKENS.audience}`];
      const deeds = await deedsOf(emulator, '-c', 'auth=jwt', ...tokens);
      expect(deeds.filter((deed) => deed.startsWith('AWS::Lambda::Function '))).toEqual([]);
      const api = new ApiGatewayV2Client(emulator.clients);
      const ApiId = apiId(deployed());
      const { Items: authorizers = [] } = await api.send(new GetAuthorizersCommand({ ApiId }));
      expect(authorizers).toMatchObject([
        { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: TOKENS.issuer, Audience: [TOKENS.audience] } },
      ]);
      const { Items: routes = [] } = await api.send(new GetRoutesCommand({ ApiId }));
      for (const { AuthorizationType, AuthorizerId } of routes)
        expect({ AuthorizationType, AuthorizerId }).toEqual({
          AuthorizationType: 'JWT',
          AuthorizerId: authorizers[0]?.AuthorizerId,
        });
      tell(`cdk deploy -c auth=jwt: ${deeds.join(', ')}; ${routes.length} routes ask for a token`);
    });
  });
