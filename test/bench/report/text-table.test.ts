import { expect, test } from 'vitest';
import { markdownTable } from '../../../bench/report/text-table.ts';

test('a table lines up as text and is Markdown', () => {
  const head = ['Server', 'Requests/s'];
  const rows = [
    ['laptop cloud', '10000'],
    ['Flask', '7'],
  ];
  expect(markdownTable({ title: '', head, rows })).toBe(
    [
      '| Server       | Requests/s |',
      '| ------------ | ----------:|',
      '| laptop cloud |      10000 |',
      '| Flask        |          7 |',
    ].join('\n'),
  );
});
