import { once } from '../../runtime/once.ts';
import type { JsonService } from '../wire/json-service.ts';
import { batchOperation, singleOperation } from './operations.ts';
import { analysesOf } from './text-analyses.ts';

/** What every answer says of who made it: AWS's shapes have no room for it in the body. */
const ENGINE = 'local-comprehend-1';

/**
 * Amazon Comprehend's detections, answered by rules, word lists and small models on this machine. The same text
 * always gets the same answer, and every answer carries the header `x-polo-engine`. What it takes is loaded at the first call.
 */
export const createComprehendService = (): JsonService => {
  const analyses = analysesOf(once(async () => (await import('./text-engine.ts')).createTextEngine()));
  return {
    target: 'Comprehend_20171127',
    version: '1.1',
    replyHeaders: { 'x-polo-engine': ENGINE },
    operations: {
      DetectDominantLanguage: singleOperation(analyses.language),
      DetectSentiment: singleOperation(analyses.sentiment),
      DetectEntities: singleOperation(analyses.entities),
      DetectKeyPhrases: singleOperation(analyses.keyPhrases),
      DetectSyntax: singleOperation(analyses.syntax),
      DetectPiiEntities: singleOperation(analyses.pii),
      ContainsPiiEntities: singleOperation(analyses.piiLabels),
      BatchDetectDominantLanguage: batchOperation(analyses.language),
      BatchDetectSentiment: batchOperation(analyses.sentiment),
      BatchDetectEntities: batchOperation(analyses.entities),
      BatchDetectKeyPhrases: batchOperation(analyses.keyPhrases),
      BatchDetectSyntax: batchOperation(analyses.syntax),
    },
  };
};
