import { expect, it } from 'vitest';
import { createTranslateHandler } from '../../functions/translate/handler.ts';
import type { TranslateOptions } from '../../lib/runtime/translation/translator.ts';

const translating = () => {
  const asked: TranslateOptions[] = [];
  const handler = createTranslateHandler({
    translator: {
      translate: async (text, options) => {
        asked.push(options);
        return { translated: `<${text}>`, source: 'de', target: options.target };
      },
    },
  });
  return { handler, asked };
};

it('leaves it to the translator to find the source, and tells what it was', async () => {
  const { handler, asked } = translating();
  expect(await handler({ message: 'Hund', target: 'fr' })).toEqual({
    translated: '<Hund>',
    source: 'de',
    target: 'fr',
  });
  expect(asked).toEqual([{ source: 'auto', target: 'fr', fresh: false }]);
});

it.each([{}, { message: '' }, { target: 'fr' }, { message: '', target: 'fr' }, { note: 'x' }])(
  'says of %j that there is no message, and nothing else',
  async (event) => {
    const { handler, asked } = translating();
    await expect(handler(event)).rejects.toMatchObject({
      code: 'field_missing',
      message: 'No message was provided to translate',
      issues: [{ code: 'field_missing', pointer: '/message' }],
    });
    expect(asked).toEqual([]);
  },
);

it.each([
  [{ message: 'Hund' }, 'field_missing'],
  [{ message: null, target: 'fr' }, 'type_mismatch'],
  [{ message: ['Hund'], target: 'fr' }, 'type_mismatch'],
  [{ message: 'Hund', target: 7 }, 'type_mismatch'],
  [{ message: 'Hund', target: 'fr', source: null }, 'type_mismatch'],
  [{ message: 'Hund', target: 'fr', fresh: 1 }, 'type_mismatch'],
  [{ message: 'Hund', target: 'fr', model: 'x' }, 'unknown_field'],
  [null, 'type_mismatch'],
  ['Hund', 'type_mismatch'],
  [['Hund'], 'type_mismatch'],
])('%j is refused', async (event, code) => {
  const { handler } = translating();
  await expect(handler(event)).rejects.toMatchObject({ name: 'ValidationError', code });
});
