import { analyzeText } from './analyze-text/definition.ts';
import { catalog } from './catalog/definition.ts';
import { change } from './change/definition.ts';
import { checkRelease } from './check-release/definition.ts';
import { collect } from './collect/definition.ts';
import { confirmRelease } from './confirm-release/definition.ts';
import { consumeNames } from './consume-names/definition.ts';
import type { FunctionDefinition } from './definition.ts';
import { echo } from './echo/definition.ts';
import { gatherOutcomes } from './gather-outcomes/definition.ts';
import { labelImage } from './label-image/definition.ts';
import { marco } from './marco/definition.ts';
import { pipelineRuns } from './pipeline-runs/definition.ts';
import { polo } from './polo/definition.ts';
import { predict } from './predict/definition.ts';
import { produceNames } from './produce-names/definition.ts';
import { reconcileImages } from './reconcile-images/definition.ts';
import { reconcileTexts } from './reconcile-texts/definition.ts';
import { redact } from './redact/definition.ts';
import { sentiment } from './sentiment/definition.ts';
import { summarizePage } from './summarize-page/definition.ts';
import { translate } from './translate/definition.ts';

/** Every deployable function, in the order in which lists show them. */
export const FUNCTIONS: readonly FunctionDefinition[] = [
  predict,
  labelImage,
  reconcileImages,
  analyzeText,
  reconcileTexts,
  redact,
  collect,
  sentiment,
  translate,
  summarizePage,
  pipelineRuns,
  produceNames,
  consumeNames,
  gatherOutcomes,
  marco,
  polo,
  change,
  echo,
  catalog,
  checkRelease,
  confirmRelease,
];
