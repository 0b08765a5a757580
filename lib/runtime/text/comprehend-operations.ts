import {
  BatchDetectDominantLanguageCommand,
  BatchDetectEntitiesCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  BatchDetectSyntaxCommand,
  type ComprehendClient,
  DetectDominantLanguageCommand,
  DetectEntitiesCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  DetectSentimentCommand,
  DetectSyntaxCommand,
  type LanguageCode,
  type SyntaxLanguageCode,
} from '@aws-sdk/client-comprehend';
import type { TextFeature } from '../../core/text/analysis.ts';

/** How Comprehend is asked for one feature. */
export interface ComprehendOperation {
  readonly name: string;
  /** Where in a reply, or in one result of many, the answer stands; left out, it is the reply itself. */
  readonly member?: string;
  one(client: ComprehendClient, text: string, language: string): Promise<unknown>;
  /** Left out where each text takes a call of its own. */
  many?(client: ComprehendClient, texts: readonly string[], language: string): Promise<unknown>;
}

/** Languages have been looked at before; Comprehend has the last word. */
const inLanguage = (language: string) => ({ LanguageCode: language as LanguageCode });
const inSyntaxLanguage = (language: string) => ({ LanguageCode: language as SyntaxLanguageCode });

export const OPERATIONS: Readonly<Record<TextFeature, ComprehendOperation>> = {
  language: {
    name: 'DetectDominantLanguage',
    member: 'Languages',
    one: (client, Text) => client.send(new DetectDominantLanguageCommand({ Text })),
    many: (client, texts) => client.send(new BatchDetectDominantLanguageCommand({ TextList: [...texts] })),
  },
  sentiment: {
    name: 'DetectSentiment',
    one: (client, Text, language) =>
      client.send(new DetectSentimentCommand({ Text, ...inLanguage(language) })),
    many: (client, texts, language) =>
      client.send(new BatchDetectSentimentCommand({ TextList: [...texts], ...inLanguage(language) })),
  },
  entities: {
    name: 'DetectEntities',
    member: 'Entities',
    one: (client, Text, language) =>
      client.send(new DetectEntitiesCommand({ Text, ...inLanguage(language) })),
    many: (client, texts, language) =>
      client.send(new BatchDetectEntitiesCommand({ TextList: [...texts], ...inLanguage(language) })),
  },
  keyPhrases: {
    name: 'DetectKeyPhrases',
    member: 'KeyPhrases',
    one: (client, Text, language) =>
      client.send(new DetectKeyPhrasesCommand({ Text, ...inLanguage(language) })),
    many: (client, texts, language) =>
      client.send(new BatchDetectKeyPhrasesCommand({ TextList: [...texts], ...inLanguage(language) })),
  },
  pii: {
    name: 'DetectPiiEntities',
    member: 'Entities',
    one: (client, Text, language) =>
      client.send(new DetectPiiEntitiesCommand({ Text, ...inLanguage(language) })),
  },
  syntax: {
    name: 'DetectSyntax',
    member: 'SyntaxTokens',
    one: (client, Text, language) =>
      client.send(new DetectSyntaxCommand({ Text, ...inSyntaxLanguage(language) })),
    many: (client, texts, language) =>
      client.send(new BatchDetectSyntaxCommand({ TextList: [...texts], ...inSyntaxLanguage(language) })),
  },
};
