import { expect, it } from 'vitest';
import { isMemberName } from '../../../lib/core/member-name.ts';

it.each(['Weight', 'height_inches', 'x1', '__proto__', 'a'])('takes %s for a name', (name) => {
  expect(isMemberName(name)).toBe(true);
});

it.each(['jane@example.com', 'Jane Roe', '4111111111111111', 'a.b', '', 'x'.repeat(41), 'a\nb', 'Zoë'])(
  'takes %j for data',
  (name) => {
    expect(isMemberName(name)).toBe(false);
  },
);
