import {
  ListLanguagesCommand,
  TranslateClient,
  TranslateTextCommand,
  type TranslateTextCommandInput,
} from '@aws-sdk/client-translate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drain, type Listening, listen } from '../../../../lib/local/http/listen.ts';
import { createTranslateService } from '../../../../lib/local/translate/translate-service.ts';
import { serveJson } from '../../../../lib/local/wire/serve-json.ts';

let port: Listening;
let client: TranslateClient;
beforeAll(async () => {
  port = await listen({ port: 0, purpose: 'the test', option: '--port' });
  port.serve((...exchange) => void serveJson([createTranslateService()], ...exchange, 'request'));
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new TranslateClient({ endpoint: port.url, region: 'us-east-1', credentials, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await drain(port, 0);
});

const translate = (
  Text: string,
  SourceLanguageCode = 'en',
  TargetLanguageCode = 'fr',
  more: Partial<TranslateTextCommandInput> = {},
) => client.send(new TranslateTextCommand({ Text, SourceLanguageCode, TargetLanguageCode, ...more }));

describe('TranslateText through the AWS SDK', () => {
  it('translates what the dictionary has and marks the rest', async () => {
    expect(await translate('Hello! MLOps is critical for robustness.')).toMatchObject({
      TranslatedText: 'Bonjour! [MLOps] est critique pour robustesse.',
      SourceLanguageCode: 'en',
      TargetLanguageCode: 'fr',
    });
  });

  it.each([
    ['en', 'es', 'The cat drinks milk.', 'El gato bebe leche.'],
    ['en', 'de', 'Good morning, the house is big', 'Guten Morgen, das Haus ist groß'],
    ['fr', 'en', "L'homme est ici et j'ai un chien", 'The man is here and I have a dog'],
    ['es', 'fr', 'Muchas gracias, el libro es bueno', 'Merci beaucoup, le livre est bon'],
    ['de', 'en', 'Ich bin hier. Das Haus ist klein.', 'I am here. The house is small.'],
  ])('from %s into %s', async (source, target, text, translation) => {
    expect((await translate(text, source, target)).TranslatedText).toBe(translation);
  });

  it.each([
    ['en', 'The results of the first season were better than before'],
    ['fr', 'Bonjour le monde, comment allez-vous ?'],
    ['es', 'hola'],
    ['de', 'Katze'],
    ['ja', '機械学習は例から学ぶプログラムです'],
  ])('tells that a text is %s when asked to', async (language, text) => {
    const { SourceLanguageCode, TranslatedText } = await translate(text, 'auto', language);
    expect([SourceLanguageCode, TranslatedText]).toEqual([language, text]);
  });

  it.each(['no', '12345', '🙂'])('is unsure about the language of %j', async (text) => {
    await expect(translate(text, 'auto')).rejects.toMatchObject({
      name: 'DetectedLanguageLowConfidenceException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('leaves a text alone that is in the target language already, in any that AWS knows', async () => {
    const text = ' こんにちは [x] ';
    expect((await translate(text, 'ja', 'ja')).TranslatedText).toBe(text);
  });

  it.each([
    ['ja', 'fr', '--ai aws'],
    ['en', 'zh-TW', '--ai aws'],
    ['xx', 'fr', 'en, fr, es, de'],
    ['en', 'zh-tw', 'en, fr, es, de'],
    ['auto', 'xx', 'en, fr, es, de'],
    ['en', 'auto', 'en, fr, es, de'],
  ])('has no way from %s to %s, and says which it has', async (source, target, advice) => {
    await expect(translate('canary', source, target)).rejects.toMatchObject({
      name: 'UnsupportedLanguagePairException',
      message: expect.stringContaining(advice),
      SourceLanguageCode: source,
      TargetLanguageCode: target,
    });
  });

  it('takes 10,000 bytes of UTF-8 and not one more', async () => {
    expect((await translate('é'.repeat(5000))).TranslatedText).toHaveLength(5002);
    await expect(translate(`${'é'.repeat(5000)}.`)).rejects.toMatchObject({
      name: 'TextSizeLimitExceededException',
      message: expect.stringContaining('10001 bytes'),
    });
  });

  it.each<[string, Partial<TranslateTextCommandInput>]>([
    ['ValidationException', { Text: '' }],
    ['ValidationException', { Text: undefined }],
    ['ValidationException', { SourceLanguageCode: 'e' }],
    ['ValidationException', { TargetLanguageCode: 'french' }],
    ['InvalidRequestException', { TerminologyNames: ['terms'] }],
    ['InvalidRequestException', { Settings: { Formality: 'FORMAL' } }],
  ])('refuses with %s: %j', async (name, change) => {
    await expect(translate('hello', 'en', 'fr', change)).rejects.toMatchObject({ name });
  });

  it('takes settings and terminologies that ask for nothing', async () => {
    expect(
      (await translate('hello', 'en', 'fr', { Settings: {}, TerminologyNames: [] })).TranslatedText,
    ).toBe('bonjour');
  });

  it('says that it is not AWS', async () => {
    const headers = { 'x-amz-target': 'AWSShineFrontendService_20170701.TranslateText' };
    const body = JSON.stringify({ Text: 'hello', SourceLanguageCode: 'en', TargetLanguageCode: 'fr' });
    const reply = await fetch(port.url, { method: 'POST', headers, body });
    expect(reply.headers.get('x-polo-engine')).toBe('local-translate-1');
  });
});

describe('ListLanguages through the AWS SDK', () => {
  it('names the languages of the dictionary, in pages and in the language asked for', async () => {
    const first = await client.send(new ListLanguagesCommand({ DisplayLanguageCode: 'fr', MaxResults: 3 }));
    expect(first.Languages?.[0]).toEqual({ LanguageName: 'Anglais', LanguageCode: 'en' });
    const rest = await client.send(new ListLanguagesCommand({ NextToken: first.NextToken }));
    expect(rest.NextToken).toBeUndefined();
    const codes = [first, rest].flatMap(({ Languages = [] }) => Languages.map((each) => each.LanguageCode));
    expect(codes).toEqual(['en', 'fr', 'es', 'de']);
  });

  it.each<[string, object]>([
    ['UnsupportedDisplayLanguageCodeException', { DisplayLanguageCode: 'xx' }],
    ['InvalidParameterValueException', { MaxResults: 501 }],
    ['InvalidParameterValueException', { NextToken: 'canary' }],
  ])('refuses with %s: %j', async (name, input) => {
    await expect(client.send(new ListLanguagesCommand(input))).rejects.toMatchObject({ name });
  });
});
