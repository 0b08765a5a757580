import { describe, expect, it } from 'vitest';
import { CSS_COLOR_NAMES, SIMPLIFIED_COLORS } from '../../../../lib/local/rekognition/css-color-names.ts';
import { nearestCssColor } from '../../../../lib/local/rekognition/css-colors.ts';

const rgb = (hex: string) => {
  const value = Number.parseInt(hex, 16);
  return { red: value >> 16, green: (value >> 8) & 0xff, blue: value & 0xff };
};
const table = SIMPLIFIED_COLORS.flatMap((simplified) =>
  CSS_COLOR_NAMES[simplified].split(/\s+/).map((entry) => {
    const [name = '', hex = ''] = entry.split(':');
    return { name, simplified, hex };
  }),
);

it('there are twelve simplified colours, and all of CSS but its doubles has a place in them', () => {
  expect(SIMPLIFIED_COLORS).toHaveLength(12);
  // 148 names, less aqua, fuchsia and the seven second spellings of grey.
  expect(new Set(table.map(({ name }) => name)).size).toBe(139);
  expect(new Set(table.map(({ hex }) => hex)).size).toBe(139);
});

it.each(table)('$hex is $name, which is $simplified', ({ hex, name, simplified }) => {
  expect(nearestCssColor(rgb(hex))).toMatchObject({ name, simplified });
});

describe('a colour that CSS has no name for', () => {
  it.each([
    ['e0241f', 'red'],
    ['f7941d', 'orange'],
    ['fff44f', 'yellow'],
    ['2f8f3a', 'green'],
    ['1f5fd0', 'blue'],
    ['6b2fa0', 'purple'],
    ['ff5fa8', 'pink'],
    ['7a4a22', 'brown'],
    ['00b5b8', 'cyan'],
    ['0a0a0c', 'black'],
    ['fdfdfb', 'white'],
    ['8c8a88', 'grey'],
    ['232125', 'grey'],
    ['304e50', 'grey'],
  ])('%s counts as %s', (hex, simplified) => {
    expect(nearestCssColor(rgb(hex)).simplified).toBe(simplified);
  });
});
