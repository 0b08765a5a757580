import { describe, expect, it } from 'vitest';
import { shiftIn } from '../../../../lib/core/contract/app-spec.ts';

const spec = (properties: object) =>
  JSON.stringify({
    version: '0.0',
    Resources: [{ predict: { Type: 'AWS::Lambda::Function', Properties: properties } }],
    Hooks: [{ BeforeAllowTraffic: 'check:live' }],
  });
const PROPERTIES = { Name: 'app-predict-X1', Alias: 'live', CurrentVersion: '6', TargetVersion: '7' };

describe('shiftIn', () => {
  it('says which function goes from which version to which', () => {
    const shift = { functionName: 'app-predict-X1', alias: 'live', currentVersion: '6', targetVersion: '7' };
    expect(shiftIn(spec(PROPERTIES))).toEqual(shift);
    expect(shiftIn(spec({ ...PROPERTIES, CurrentVersion: 6, TargetVersion: 7 }))).toEqual(shift);
  });

  it.each([
    '',
    'version: 0.0',
    '{}',
    '{"Resources": []}',
    '{"Resources": [{}]}',
    spec({}),
    spec({ ...PROPERTIES, TargetVersion: '$LATEST' }),
  ])('knows nothing of %j', (content) => {
    expect(shiftIn(content)).toBeUndefined();
  });
});
