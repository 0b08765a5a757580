import { expect, it } from 'vitest';
import { aiLimitOverrides } from '../../../../lib/cli/start/ai-limits.ts';

const NOTHING = { dailyAiCalls: undefined, answerHours: undefined };

it('sets no limit on services that cost nothing', () => {
  expect(aiLimitOverrides(NOTHING, { costsMoney: false })).toEqual({
    DAILY_COMPREHEND_CALLS: 'none',
    DAILY_TRANSLATE_CALLS: 'none',
    DAILY_REKOGNITION_CALLS: 'none',
  });
});

it("leaves the definitions' limits on services that cost money", () => {
  expect(aiLimitOverrides(NOTHING, { costsMoney: true })).toEqual({});
});

it.each([true, false])('takes the limits that are asked for; costs money: %s', (costsMoney) => {
  expect(aiLimitOverrides({ dailyAiCalls: 0, answerHours: 1 }, { costsMoney })).toEqual({
    DAILY_COMPREHEND_CALLS: '0',
    DAILY_TRANSLATE_CALLS: '0',
    DAILY_REKOGNITION_CALLS: '0',
    ANSWER_HOURS: '1',
  });
});

it('keeps no answers where every call is to be made, unless it is asked to', () => {
  const costs = { costsMoney: true, keepsNothing: true };
  expect(aiLimitOverrides(NOTHING, costs)).toEqual({ ANSWER_HOURS: '0' });
  expect(aiLimitOverrides({ ...NOTHING, answerHours: 5 }, costs)).toEqual({ ANSWER_HOURS: '5' });
});
