import type {
  DetectedEntity,
  DetectedLanguage,
  DetectedSentiment,
  KeyPhrase,
  PiiEntity,
  SyntaxToken,
} from '../../core/text/analysis.ts';
import { once } from '../../runtime/once.ts';
import { entitiesOf } from './entities/entities-of.ts';
import { loadGazetteer } from './entities/gazetteer.ts';
import { detectLanguages, loadLanguageModel } from './language/detect-languages.ts';
import { keyPhrasesOf } from './phrases/key-phrases.ts';
import { loadPhoneFinder } from './pii/phone-numbers.ts';
import { piiOf } from './pii/pii-of.ts';
import { sentimentOf } from './sentiment/sentiment-of.ts';
import { syntaxOf } from './syntax-of.ts';
import { codePointOffsets, type Finding } from './text/code-points.ts';
import { createReader } from './text/reader.ts';

/** Comprehend's answers in its shapes. `language` is one that Comprehend takes; offsets count code points. */
export interface TextEngine {
  languages(text: string): Promise<DetectedLanguage[]>;
  sentiment(text: string, language: string): Promise<DetectedSentiment>;
  entities(text: string, language: string): Promise<DetectedEntity[]>;
  keyPhrases(text: string, language: string): Promise<KeyPhrase[]>;
  pii(text: string, language: string): Promise<PiiEntity[]>;
  syntax(text: string, language: string): Promise<SyntaxToken[]>;
}

/** An engine that loads each of its models when it is first needed. */
export const createTextEngine = (): TextEngine => {
  const reader = createReader();
  const gazetteer = once(loadGazetteer);
  const languageModel = once(loadLanguageModel);
  const phones = once(loadPhoneFinder);
  const entities = async (text: string, language: string) =>
    entitiesOf(await reader.read(text, language), await gazetteer());
  return {
    languages: async (text) => detectLanguages(text, await languageModel()),
    sentiment: async (text, language) =>
      sentimentOf(await reader.read(text, language), await reader.valences(language)),
    entities: async (text, language) =>
      located(text, await entities(text, language), ({ score, type }, Text) => ({
        Score: score,
        Type: type,
        Text,
      })),
    keyPhrases: async (text, language) =>
      located(text, keyPhrasesOf(await reader.read(text, language)), ({ score }, Text) => ({
        Score: score,
        Text,
      })),
    pii: async (text, language) => {
      const people = (await entities(text, language)).filter(({ type }) => type === 'PERSON');
      return located(text, piiOf(text, { people, phones: await phones(), language }), ({ score, type }) => ({
        Score: score,
        Type: type,
      }));
    },
    syntax: async (text, language) =>
      located(text, syntaxOf(await reader.read(text, language)), ({ id, tag, score }, Text) => ({
        TokenId: id,
        Text,
        PartOfSpeech: { Tag: tag, Score: score },
      })),
  };
};

/** Findings in the shape of a reply, with what they say of themselves first, as AWS writes it. */
const located = <F extends Finding, R>(
  text: string,
  findings: readonly F[],
  reply: (finding: F, words: string) => R,
): (R & { BeginOffset: number; EndOffset: number })[] => {
  const offset = codePointOffsets(text);
  return findings.map((finding) => ({
    ...reply(finding, text.slice(finding.begin, finding.end)),
    BeginOffset: offset(finding.begin),
    EndOffset: offset(finding.end),
  }));
};
