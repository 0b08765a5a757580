import {
  ApiGatewayV2Client,
  GetIntegrationsCommand,
  GetRoutesCommand,
  GetStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { describe, expect, it } from 'vitest';
import type { HttpTrigger } from '../../../functions/definition.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import type { Deployed } from '../deployed.ts';

const routes = FUNCTIONS.flatMap(({ name, triggers }) =>
  triggers
    .filter((trigger): trigger is HttpTrigger => trigger.kind === 'http')
    .map(({ method, path, throttle }) => ({
      name,
      key: path === '$default' ? path : `${method} ${path}`,
      throttle,
    })),
);
const throttled = routes.filter(({ throttle }) => throttle !== undefined);

export const apiId = ({ outputs }: Deployed): string =>
  new URL(outputs.get('ApiUrl') ?? '').hostname.replace(/\..*/, '');

export const readBackRoutes = (deployed: () => Deployed) =>
  describe('the API', () => {
    it('has every route of the definitions and no other, each for signed requests, to an alias', async () => {
      const api = new ApiGatewayV2Client(deployed().emulator.clients);
      const ApiId = apiId(deployed());
      const { Items: found = [] } = await api.send(new GetRoutesCommand({ ApiId }));
      const { Items: integrations = [] } = await api.send(new GetIntegrationsCommand({ ApiId }));
      const read = found.map(({ RouteKey, AuthorizationType, Target }) => {
        const integration = integrations.find(
          ({ IntegrationId }) => Target === `integrations/${IntegrationId}`,
        );
        const { IntegrationUri, PayloadFormatVersion } = integration ?? {};
        return { RouteKey, AuthorizationType, IntegrationUri, PayloadFormatVersion };
      });
      const expected = routes.map(({ name, key }) => ({
        RouteKey: key,
        AuthorizationType: 'AWS_IAM',
        IntegrationUri: deployed().aliasArn(name),
        PayloadFormatVersion: '2.0',
      }));
      expect(read).toHaveLength(expected.length);
      expect(read).toEqual(expect.arrayContaining(expected));
      for (const { name, key } of routes) deployed().tell(`route ${key} → ${name}:live, AWS_IAM`);
    });

    it('has one stage, throttled, some routes more, with an access log', async () => {
      const api = new ApiGatewayV2Client(deployed().emulator.clients);
      const stage = await api.send(new GetStageCommand({ ApiId: apiId(deployed()), StageName: '$default' }));
      expect(stage).toMatchObject({
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
        AccessLogSettings: { DestinationArn: expect.stringContaining(':log-group:') },
      });
      const throttles = Object.entries(stage.RouteSettings ?? {}).map(([key, settings]) => [
        key,
        settings.ThrottlingRateLimit,
        settings.ThrottlingBurstLimit,
      ]);
      expect(throttles.toSorted()).toEqual(
        throttled.map(({ key, throttle }) => [key, throttle?.rate, throttle?.burst]).toSorted(),
      );
      for (const [key, rate, burst] of throttles)
        deployed().tell(`route ${key}: ${rate} requests a second, ${burst} at once`);
      deployed().tell('stage $default: 100 requests a second, 200 at once, access log');
    });
  });
