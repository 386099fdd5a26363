import { describe, expect, it } from 'vitest';
import { pathTable } from '../paths/path-table.ts';
import { enoughData } from './minimum-data.ts';
import { thinChannels } from './thin-channels.ts';

const tableOf = (conversions: number, path: string[]) =>
  pathTable([{ path, conversions, value: 0, nulls: 1000 }]);

describe('enough data', () => {
  it('asks for a hundred conversions, and ten a channel', () => {
    expect(enoughData(tableOf(100, ['a', 'b']))).toEqual({ enough: true });
    expect(enoughData(tableOf(99, ['a', 'b']))).toEqual({
      enough: false,
      reason: 'too_few_conversions',
      needed: 100,
      found: 99,
    });
    expect(enoughData(tableOf(119, [...'abcdefghijkl']))).toMatchObject({
      needed: 120,
      found: 119,
    });
    expect(enoughData(tableOf(160, ['a', 'b', 'c', 'd']))).toEqual({ enough: true });
  });
});

describe('thin channels', () => {
  it('are those that hardly ever convert alone', () => {
    const table = pathTable([
      { path: ['a'], conversions: 1, value: 0, nulls: 4 },
      { path: ['a', 'a'], conversions: 1, value: 0, nulls: 4 },
      { path: ['b'], conversions: 1, value: 0, nulls: 90 },
      { path: ['a', 'b', 'c'], conversions: 50, value: 0, nulls: 0 },
    ]);
    expect(thinChannels(table)).toEqual(['b', 'c']);
  });
});
