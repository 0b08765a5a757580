import { describe, expect, it } from 'vitest';
import { givenSettings } from '../../../../lib/cli/spend/given-settings.ts';
import { spendLimits } from '../../../../lib/cli/spend/spend-limits.ts';
import { totalUsd, worstHour } from '../../../../lib/core/spend/worst-hour.ts';
import { synthesizeCollection } from '../../infra/collection-templates.ts';

const limits = spendLimits(givenSettings([]));
const { service } = synthesizeCollection();

/** US dollars; whoever raises a limit past it raises this, knowing what an hour may cost. */
const CAP_USD = 700;

const propertiesOf = (type: string) =>
  Object.values(service.findResources(type)).map(({ Properties }) => Properties);

describe('the worst hour of the collection', () => {
  it.each([{ pairs: [] }, { pairs: ['stage=prod', 'arch=x86_64'] }])(
    'stays under the cap, with $pairs',
    ({ pairs }) => {
      const rows = worstHour(spendLimits(givenSettings(pairs)));
      console.info(`worst hour: ${totalUsd(rows).toFixed(2)} US dollars, cap ${CAP_USD}`);
      expect(totalUsd(rows)).toBeLessThan(CAP_USD);
    },
  );

  it('counts the sandboxes that the template reserves', () => {
    const reserved = propertiesOf('AWS::Lambda::Function').map(
      ({ MemorySize, ReservedConcurrentExecutions }) => [MemorySize, ReservedConcurrentExecutions],
    );
    expect(limits.functions.map(({ memoryMiB, sandboxes }) => [memoryMiB, sandboxes])).toEqual(reserved);
  });

  it('counts the throttle that the template has for every route', () => {
    const [stage] = propertiesOf('AWS::ApiGatewayV2::Stage');
    const throttles = propertiesOf('AWS::ApiGatewayV2::Route').map(({ RouteKey }) => {
      const own = stage?.RouteSettings[RouteKey] ?? stage?.DefaultRouteSettings;
      return { rate: own.ThrottlingRateLimit, burst: own.ThrottlingBurstLimit };
    });
    expect(limits.routes).toEqual(throttles);
  });

  it('pays for as many calls of AI services as the settings allow in two days', () => {
    const most = ['dailyComprehendCalls=7', 'dailyTranslateCalls=0', 'dailyRekognitionCalls=9'];
    expect(spendLimits(givenSettings(most)).dailyCalls).toEqual({
      comprehend: 7,
      translate: 0,
      rekognition: 9,
    });
    expect(limits.dailyCalls).toEqual({ comprehend: 5000, translate: 300, rekognition: 10_000 });
  });

  it('gives all that an account allows to the largest function where nothing is reserved', () => {
    const { functions } = spendLimits(givenSettings(['reservedConcurrency=off']));
    const all = functions.filter(({ sandboxes }) => sandboxes === 1000);
    expect(all.map(({ name }) => name)).toEqual(['predict']);
    expect(functions.find(({ detectsLabels }) => detectsLabels)?.sandboxes).toBe(5);
  });
});
