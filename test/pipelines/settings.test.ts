import { expect, it } from 'vitest';
import { Context } from '../../lib/core/settings/settings-context.ts';
import { read } from './pipeline-files.ts';

it('docs/deploying.md has every setting, and no other', () => {
  const [, table = ''] = /## Settings\n([\s\S]*?)\n## /.exec(read('docs/deploying.md')) ?? [];
  const named = table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(named).toEqual(Object.keys(Context.shape));
});
