import { expect, it } from 'vitest';
import { orFailure, within } from '../../../../lib/cli/doctor/finding.ts';

it.each([
  [79, 'ok'],
  [80, 'warn'],
  [100, 'warn'],
  [101, 'fail'],
])('calls %d of 100 %s', (amount, level) => {
  const finding = within({ what: 'it', amount, limit: 100, shown: `${amount}`, advice: 'less' });
  expect(finding).toMatchObject({ level, found: `${amount}, ${amount} % of what AWS takes` });
});

it('makes a failure of a look that could not be taken', async () => {
  const look = () => Promise.reject(new Error('no such file'));
  expect(await orFailure('it', 'look', look)).toEqual([
    { level: 'fail', what: 'it', found: 'no such file', advice: 'look' },
  ]);
});
