import { describe, expect, it } from 'vitest';
import { createTextEngine } from '../../../../../lib/local/comprehend/text-engine.ts';

const engine = createTextEngine();
const dominant = async (text: string) => (await engine.languages(text))[0]?.LanguageCode;

describe('the dominant language', () => {
  it.each([
    ['en', 'The food was cold.'],
    ['en', 'Thanks a lot for your help'],
    ['de', 'Guten Morgen'],
    ['de', 'Meine Bestellung ist nicht da'],
    ['es', '¿Dónde está la estación?'],
    ['es', 'Muchas gracias por su ayuda'],
    ['fr', "Ma commande n'est pas arrivée"],
    ['fr', 'Merci beaucoup pour votre aide'],
    ['it', 'Il mio ordine non è arrivato'],
    ['pt', 'O meu pedido não chegou'],
    ['pt', 'Bom dia'],
    ['ja', '駅はどこですか？'],
    ['ko', '안녕하세요'],
    ['zh', '车站在哪里？'],
    ['zh-TW', '車站在哪裡？'],
    ['zh-TW', '謝謝你們的幫助'],
    ['ar', 'أين المحطة؟'],
    ['hi', 'मेरा ऑर्डर नहीं आया'],
    ['ru', 'Еда была холодной.'],
    ['nl', 'Waar is het station?'],
    ['he', 'האוכל היה קר.'],
    ['mr', 'हे माझे घर आहे.'],
  ])('is %s for "%s"', async (language, text) => {
    expect(await dominant(text)).toBe(language);
  });

  it('has a low score in a text of two, and both are found', async () => {
    const languages = await engine.languages(
      'The delivery came on time and the staff were friendly. La livraison est arrivée en avance et le personnel était aimable.',
    );
    expect(
      languages
        .map(({ LanguageCode }) => LanguageCode)
        .slice(0, 2)
        .sort(),
    ).toEqual(['en', 'fr']);
    expect(languages[0]?.Score).toBeLessThan(0.7);
  });

  it('is told without the addresses in it', async () => {
    expect(await dominant('Guten Morgen https://example.com/the/food/was/cold/and/the/staff/were/rude')).toBe(
      'de',
    );
  });

  it.each(['12345', '😀', '   ', '…'])(
    'is English without certainty where there are no letters: "%s"',
    async (text) => {
      expect(await engine.languages(text)).toEqual([{ LanguageCode: 'en', Score: 0.01 }]);
    },
  );
});
