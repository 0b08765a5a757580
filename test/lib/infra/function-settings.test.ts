import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import { aiLimits } from '../../../functions/ai-limits.ts';
import { defineFunction } from '../../../functions/definition.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { settingsFrom } from '../../../lib/core/settings/settings.ts';
import { functionSettings } from '../../../lib/infra/function-settings.ts';

const asking = defineFunction({
  name: 'ask',
  summary: 'Asks.',
  triggers: [{ kind: 'direct' }],
  environment: {
    WIKI_URL: 'https://a.example',
    WIKI_CONTACT: '',
    ...aiLimits('ANSWER_HOURS', 'DAILY_TRANSLATE_CALLS'),
  },
});

const settled = (context: Readonly<Record<string, string>>, definition = asking) =>
  functionSettings(definition, settingsFrom(context));

describe('functionSettings', () => {
  it('leaves to the definition what the deployer does not say', () => {
    expect(settled({})).toEqual({ architecture: Architecture.ARM_64, environment: {} });
  });

  it('changes what the definition has, and adds nothing to it', () => {
    const context = {
      answerHours: '0',
      dailyComprehendCalls: '1',
      dailyTranslateCalls: '2',
      dailyRekognitionCalls: '3',
      wikiUrl: 'https://de.wikipedia.org/api/rest_v1',
      wikiContact: 'ops@example.com',
      model: 'house-price',
    };
    expect(settled(context).environment).toEqual({
      ANSWER_HOURS: '0',
      DAILY_TRANSLATE_CALLS: '2',
      WIKI_URL: 'https://de.wikipedia.org/api/rest_v1',
      WIKI_CONTACT: 'ops@example.com',
    });
  });

  it.each(['ANSWER_HOURS', 'DAILY_COMPREHEND_CALLS', 'DAILY_TRANSLATE_CALLS', 'DAILY_REKOGNITION_CALLS'])(
    'has functions whose %s it can change',
    (variable) => {
      expect(FUNCTIONS.some(({ environment }) => variable in environment)).toBe(true);
    },
  );

  it('chooses the architecture, and reserves nothing where asked to', () => {
    expect(settled({ arch: 'x86_64', reservedConcurrency: 'off' })).toEqual({
      architecture: Architecture.X86_64,
      environment: {},
      reservedConcurrency: 'none',
    });
  });
});
