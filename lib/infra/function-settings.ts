import { Architecture } from 'aws-cdk-lib/aws-lambda';
import type { FunctionDefinition } from '../../functions/definition.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { MlFunctionProps } from './constructs/ml-function.ts';

/** What the deployer's settings change of a function: a variable only where the definition has it. */
export const functionSettings = (
  { environment }: FunctionDefinition,
  settings: Settings,
): Pick<MlFunctionProps, 'architecture' | 'environment' | 'reservedConcurrency'> => ({
  architecture: ARCHITECTURES[settings.arch],
  environment: Object.fromEntries(
    Object.entries(VARIABLES).flatMap(([variable, valueIn]) => {
      const value = variable in environment ? valueIn(settings) : undefined;
      return value === undefined ? [] : [[variable, String(value)]];
    }),
  ),
  ...(settings.reservedConcurrency === 'off' && { reservedConcurrency: 'none' as const }),
});

const ARCHITECTURES = { arm64: Architecture.ARM_64, x86_64: Architecture.X86_64 } as const;

/** Variables that a setting decides; left out, the definition's own value stands. */
const VARIABLES: Readonly<Record<string, (settings: Settings) => string | number | undefined>> = {
  DEFAULT_MODEL: ({ model }) => model,
  ANSWER_HOURS: ({ answerHours }) => answerHours,
  DAILY_COMPREHEND_CALLS: ({ dailyComprehendCalls }) => dailyComprehendCalls,
  DAILY_TRANSLATE_CALLS: ({ dailyTranslateCalls }) => dailyTranslateCalls,
  DAILY_REKOGNITION_CALLS: ({ dailyRekognitionCalls }) => dailyRekognitionCalls,
  SENTIMENT_ENGINE: ({ sentimentEngine }) => sentimentEngine,
  WIKI_URL: ({ wikiUrl }) => wikiUrl,
  WIKI_CONTACT: ({ wikiContact }) => wikiContact,
};
