import type { JsonService } from '../wire/json-service.ts';
import { listLanguages } from './list-languages.ts';
import { translateText } from './translate-text.ts';

/** Amazon Translate, by a dictionary of the laptop cloud's own. The same text always gets the same answer. */
export const createTranslateService = (): JsonService => ({
  target: 'AWSShineFrontendService_20170701',
  version: '1.1',
  replyHeaders: { 'x-polo-engine': 'local-translate-1' },
  operations: { TranslateText: translateText, ListLanguages: listLanguages },
});
