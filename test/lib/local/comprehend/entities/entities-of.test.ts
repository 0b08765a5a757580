import { describe, expect, it } from 'vitest';
import { createTextEngine } from '../../../../../lib/local/comprehend/text-engine.ts';

const engine = createTextEngine();
const namesIn = async (text: string, language = 'en') =>
  (await engine.entities(text, language)).map(({ Type, Text }) => `${Type} ${Text}`);

describe('entities of English', () => {
  it.each([
    [
      'Microsoft bought Activision Blizzard for $69 billion in January 2022.',
      [
        'ORGANIZATION Microsoft',
        'ORGANIZATION Activision Blizzard',
        'QUANTITY $69 billion',
        'DATE January 2022',
      ],
    ],
    [
      'Marie Curie worked at the University of Paris.',
      ['PERSON Marie Curie', 'ORGANIZATION University of Paris'],
    ],
    ['My iPhone 12 broke in Paris, France.', ['COMMERCIAL_ITEM iPhone 12', 'LOCATION Paris, France']],
    [
      'Mr. Jones read "The Great Gatsby" in the London Library.',
      ['PERSON Mr. Jones', 'TITLE The Great Gatsby', 'ORGANIZATION London Library'],
    ],
    [
      'Bob lives in Seattle. He is a software engineer at Amazon.',
      ['PERSON Bob', 'LOCATION Seattle', 'ORGANIZATION Amazon'],
    ],
    [
      'She works for Quillfeather and joined Bramblewick Ltd. in May 2019.',
      ['ORGANIZATION Quillfeather', 'ORGANIZATION Bramblewick Ltd.', 'DATE May 2019'],
    ],
    ['They met at the World Cup and the Salzburg Festival.', ['EVENT World Cup', 'EVENT Salzburg Festival']],
    [
      'The boat crossed Lake Geneva and the Zambezi River.',
      ['LOCATION Lake Geneva', 'LOCATION Zambezi River'],
    ],
    [
      'Write to me@example.com or see https://example.com/page now.',
      ['OTHER me@example.com', 'OTHER https://example.com/page'],
    ],
    ['We ate 30 percent of 12 apples.', ['QUANTITY 30 percent', 'QUANTITY 12 apples']],
  ])('%s', async (text, names) => {
    expect(await namesIn(text)).toEqual(names);
  });

  it.each(['the Toledo Herons', 'the Geneva Badgers', 'the Lima Thunder'])(
    'a team that nobody knows is one by its form: %s',
    async (team) => {
      expect(await namesIn(`Last week ${team} won again.`)).toContain(`ORGANIZATION ${team.slice(4)}`);
    },
  );

  it('a person is known again by one name', async () => {
    expect(await namesIn('Ada Lovelace wrote notes. In London, Lovelace met others.')).toEqual([
      'PERSON Ada Lovelace',
      'LOCATION London',
      'PERSON Lovelace',
    ]);
  });

  it.each(['Hello there.', 'The cat sat. It slept. Then we ate.', 'I am OK.', 'WE ARE OPEN'])(
    'a capital alone names nothing: %s',
    async (text) => {
      const names = await namesIn(text);
      expect(names.filter((name) => /PERSON|LOCATION/.test(name))).toEqual([]);
    },
  );
});

describe('entities of other languages', () => {
  it.each([
    [
      'de',
      'Angela Merkel besuchte am 3. Mai 2020 die Universität Leipzig in Berlin.',
      ['PERSON Angela Merkel', 'DATE 3. Mai 2020', 'ORGANIZATION Universität Leipzig', 'LOCATION Berlin'],
    ],
    [
      'es',
      'Pedro Sánchez visitó la Universidad de Barcelona el 5 de mayo de 2021.',
      ['PERSON Pedro Sánchez', 'ORGANIZATION Universidad de Barcelona', 'DATE 5 de mayo de 2021'],
    ],
    [
      'fr',
      'Emmanuel Macron a visité Paris le 14 juillet 2019 pour 30 €.',
      ['PERSON Emmanuel Macron', 'LOCATION Paris', 'DATE 14 juillet 2019', 'QUANTITY 30 €'],
    ],
    [
      'it',
      'Giuseppe Verdi nacque a Roncole il 10 ottobre 1813.',
      ['PERSON Giuseppe Verdi', 'LOCATION Roncole', 'DATE 10 ottobre 1813'],
    ],
    ['pt', 'O senhor Silva mora em Lisboa desde 1998.', ['PERSON Silva', 'LOCATION Lisboa', 'DATE 1998']],
    [
      'ja',
      '田中さんは2024年5月3日に東京大学を訪れました。',
      ['PERSON 田中', 'DATE 2024年5月3日', 'ORGANIZATION 東京大学'],
    ],
    ['zh', '他在2024年5月3日去了上海。', ['DATE 2024年5月3日', 'LOCATION 上海']],
    ['ko', '김민수 씨는 서울에서 일합니다.', ['PERSON 김민수', 'LOCATION 서울']],
    ['hi', 'राम 15 अगस्त 1947 को आया।', ['DATE 15 अगस्त 1947']],
    ['ar', 'زار أحمد القاهرة في 5 مايو 2020.', ['DATE 5 مايو 2020']],
  ])('%s: %s', async (language, text, names) => {
    expect(await namesIn(text, language)).toEqual(names);
  });
});
