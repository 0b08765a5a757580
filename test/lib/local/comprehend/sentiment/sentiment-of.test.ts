import { describe, expect, it } from 'vitest';
import { createTextEngine } from '../../../../../lib/local/comprehend/text-engine.ts';

const engine = createTextEngine();
const moodOf = async (text: string, language = 'en') => (await engine.sentiment(text, language)).Sentiment;

describe('the sentiment of English', () => {
  it.each([
    ['MLOps is critical for robustness', 'POSITIVE'],
    ['Testing is essential for reliable software', 'POSITIVE'],
    ['I love it!', 'POSITIVE'],
    ['The room was clean and the staff were friendly.', 'POSITIVE'],
    ['Works like a charm', 'POSITIVE'],
    ['👍', 'POSITIVE'],
    ['espresso is too strong', 'NEGATIVE'],
    ['This is too expensive for what it does', 'NEGATIVE'],
    ['The battery lasts too little', 'NEGATIVE'],
    ['overly complicated', 'NEGATIVE'],
    ['He was critical of the plan', 'NEGATIVE'],
    ['A critical error occurred', 'NEGATIVE'],
    ['What a waste of money', 'NEGATIVE'],
    ['The app crashes all the time and support is rude', 'NEGATIVE'],
    ['😡', 'NEGATIVE'],
    ['Great food but terrible service', 'MIXED'],
    ['The train leaves at 3 pm.', 'NEUTRAL'],
    ['The table is made of wood.', 'NEUTRAL'],
    ['me too', 'NEUTRAL'],
    ['12345', 'NEUTRAL'],
  ])('%s: %s', async (text, sentiment) => {
    expect(await moodOf(text)).toBe(sentiment);
  });

  it.each([
    ['The coffee is good.', 'The coffee is not good.'],
    ['I would recommend this.', 'I would never recommend this.'],
    ['The support was helpful.', "The support wasn't helpful."],
    ['It works.', "It doesn't work."],
    ['It arrived.', 'It has not arrived yet.'],
    ['I like it.', 'Nobody likes it.'],
    ['It is strong enough.', 'It is not strong enough.'],
  ])('is better in "%s" than in "%s", which is negative', async (plain, negated) => {
    const [one, other] = [await engine.sentiment(plain, 'en'), await engine.sentiment(negated, 'en')];
    expect(other.Sentiment).toBe('NEGATIVE');
    expect(one.SentimentScore.Negative).toBeLessThan(other.SentimentScore.Negative);
  });

  it.each([
    ['The coffee is bad.', 'The coffee is not bad.'],
    ['There are problems.', 'There are no problems.'],
    ['It is too expensive.', 'It is not too expensive.'],
  ])('is worse in "%s" than in "%s", which is not negative', async (plain, negated) => {
    const [one, other] = [await engine.sentiment(plain, 'en'), await engine.sentiment(negated, 'en')];
    expect(one.Sentiment).toBe('NEGATIVE');
    expect(other.Sentiment).not.toBe('NEGATIVE');
    expect(other.SentimentScore.Positive).toBeGreaterThan(other.SentimentScore.Negative);
  });

  it('is stronger with an intensifier and weaker with a softener', async () => {
    const positive = async (text: string) => (await engine.sentiment(text, 'en')).SentimentScore.Positive;
    const [soft, plain, strong] = [
      await positive('It is somewhat nice.'),
      await positive('It is nice.'),
      await positive('It is extremely nice.'),
    ];
    expect(soft).toBeLessThan(plain);
    expect(plain).toBeLessThan(strong);
  });

  it('is not turned round by a negation in another clause', async () => {
    expect(await moodOf('I did not wait, the service was excellent.')).toBe('POSITIVE');
  });
});

describe('the sentiment of other languages', () => {
  it.each([
    ['de', 'Das Frühstück war hervorragend', 'POSITIVE'],
    ['de', 'Das Essen war nicht gut.', 'NEGATIVE'],
    ['de', 'Das gefällt mir nicht', 'NEGATIVE'],
    ['de', 'Das Hotel ist zu teuer', 'NEGATIVE'],
    ['es', 'La comida estaba deliciosa', 'POSITIVE'],
    ['es', 'No me gusta nada', 'NEGATIVE'],
    ['fr', 'Le service était excellent', 'POSITIVE'],
    ['fr', "Ce n'est pas bon", 'NEGATIVE'],
    ['fr', 'Ce café est trop fort', 'NEGATIVE'],
    ['it', 'Ottimo servizio', 'POSITIVE'],
    ['it', 'Il caffè è troppo forte', 'NEGATIVE'],
    ['pt', 'O hotel é muito bom', 'POSITIVE'],
    ['pt', 'O café é forte demais', 'NEGATIVE'],
    ['zh', '服务很好', 'POSITIVE'],
    ['zh-TW', '服務很差', 'NEGATIVE'],
    ['ja', 'とても良いです', 'POSITIVE'],
    ['ko', '정말 좋아요', 'POSITIVE'],
    ['ar', 'هذا رائع', 'POSITIVE'],
    ['hi', 'खाना खराब था', 'NEGATIVE'],
    ['de', 'Der Tisch ist aus Holz.', 'NEUTRAL'],
  ])('%s: %s: %s', async (language, text, sentiment) => {
    expect(await moodOf(text, language)).toBe(sentiment);
  });

  it('is less sure of being neutral where few words are known', async () => {
    const neutral = async (text: string, language: string) =>
      (await engine.sentiment(text, language)).SentimentScore.Neutral;
    expect(await neutral('机器', 'zh')).toBeLessThan(await neutral('machine', 'en'));
  });
});
