import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../../lib/core/datasets/manifest.ts';

const csv = (rows: number, ...columns: string[]) => ({
  rows,
  columns,
  separator: ',',
  complete: true,
  findings: [],
});

describe('changeOf', () => {
  it('has nothing before a first version', () => {
    expect(changeOf(undefined, { bytes: 7, csv: csv(1, 'a') })).toEqual({
      previousVersion: null,
      bytesBefore: null,
      bytesAfter: 7,
    });
  });

  it('compares rows and columns of two CSVs by name', () => {
    const before = { version: 4, bytes: 10, csv: csv(5, 'a', 'b', 'c') };
    expect(changeOf(before, { bytes: 9, csv: csv(3, 'c', 'd', 'a') })).toEqual({
      previousVersion: 4,
      bytesBefore: 10,
      bytesAfter: 9,
      rowsBefore: 5,
      rowsAfter: 3,
      columnsAdded: ['d'],
      columnsRemoved: ['b'],
    });
  });

  it('compares sizes alone where one is no CSV, or its manifest is lost', () => {
    const sizes = { previousVersion: 1, bytesBefore: 10, bytesAfter: 9 };
    expect(changeOf({ version: 1, bytes: 10 }, { bytes: 9, csv: csv(3, 'a') })).toEqual(sizes);
    expect(changeOf({ version: 1, bytes: 10, csv: csv(3, 'a') }, { bytes: 9 })).toEqual(sizes);
  });
});
