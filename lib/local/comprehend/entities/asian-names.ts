import type { ReadText } from '../text/token.ts';
import type { EntityType } from './classify-name.ts';
import type { Entity } from './entity.ts';

type Rule = readonly [EntityType, RegExp];

/** Names that carry what they are: 株式会社, 大学, 市, 先生. */
const CHINESE: readonly Rule[] = [
  ['ORGANIZATION', /[\p{Script=Han}]{2,8}(?:公司|大学|大學|银行|銀行|集团|集團|医院|醫院|委员会|委員會)/gu],
  [
    'LOCATION',
    /(?:北京|上海|广州|廣州|深圳|香港|台北|臺北|台灣|臺灣|台湾|中国|中國|日本|美国|美國|英国|英國|法国|法國|德国|德國)/gu,
  ],
];
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  zh: CHINESE,
  'zh-TW': CHINESE,
  ja: [
    [
      'ORGANIZATION',
      /株式会社[\p{Script=Han}\p{Script=Katakana}ー]{1,12}|[\p{Script=Han}\p{Script=Katakana}ー]{1,12}(?:株式会社|大学|銀行|病院)/gu,
    ],
    [
      'LOCATION',
      /(?:東京|大阪|京都|名古屋|札幌|福岡|横浜|神戸|日本|中国|韓国|アメリカ|イギリス|フランス|ドイツ)/gu,
    ],
    [
      'PERSON',
      /[\p{Script=Han}]{1,4}(?=さん|様|氏|先生|選手)|\p{Script=Katakana}[\p{Script=Katakana}ー]{1,15}・\p{Script=Katakana}[\p{Script=Katakana}ー・]{1,30}/gu,
    ],
  ],
  ko: [
    ['ORGANIZATION', /[\p{Script=Hangul}]{2,8}(?:대학교|은행|병원|전자)/gu],
    ['LOCATION', /(?:서울|부산|인천|대구|대전|광주|제주|한국|일본|중국|미국|영국|프랑스|독일)/gu],
    ['PERSON', /[\p{Script=Hangul}]{2,4}(?=\s?(?:씨|님|선수|교수))/gu],
  ],
};

export const asianNames = ({ text, language }: ReadText): Entity[] =>
  (RULES[language] ?? []).flatMap(([type, pattern]) =>
    Array.from(text.matchAll(pattern), ({ index, 0: name }) => ({
      ...{ type, score: type === 'PERSON' ? 0.6 : 0.75 },
      ...{ begin: index, end: index + name.length },
    })),
  );
