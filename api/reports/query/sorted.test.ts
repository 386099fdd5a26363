import { describe, expect, it } from 'vitest';
import type { AnyMetricKey } from '../../contract/metrics.ts';
import type { EvaluatedRow } from './evaluate.ts';
import { sorted, sortingOf, sortText } from './sorted.ts';

type Row = Pick<EvaluatedRow, 'key' | 'kind' | 'names'> & {
  readonly figures: Partial<Record<AnyMetricKey, string | number | null>>;
};
const row = (key: string, cost: string | null, visits: number, kind: Row['kind'] = 'row'): Row => ({
  ...{ key, kind, names: { channel: key, month: `2026-0${visits}` } },
  figures: { cost, visits },
});
const ROWS = [
  ...[row('a', null, 3), row('b', '9.50', 1), row('c', '100.00', 1), row('d', null, 4)],
  row('nobody', '999.00', 1, 'unattributed'),
] as unknown as (EvaluatedRow & Row)[];
const keys = (sort: string | undefined, metrics: readonly AnyMetricKey[] = ['cost', 'visits']) => {
  const sorting = sortingOf(sort, metrics, ['channel', 'month']);
  const figureOf = (one: Row, metric: AnyMetricKey) => one.figures[metric] ?? null;
  const there = sorted(ROWS, sorting, figureOf).map(({ key }) => key);
  expect(sorted(ROWS.toReversed(), sorting, figureOf).map(({ key }) => key)).toEqual(there);
  for (const until of [0, 1, 3])
    expect(sorted(ROWS, sorting, figureOf, until).map(({ key }) => key)).toEqual(
      there.slice(0, until),
    );
  return there.join(' ');
};

describe('the order of rows', () => {
  it('is by the first metric, what has no value behind, what nobody can claim last', () => {
    expect(keys(undefined)).toBe('c b d a nobody');
    expect(keys('cost')).toBe('b c d a nobody');
    expect(keys('-channel')).toBe('d c b a nobody');
  });

  it('is by time where that is asked for, each time with what nobody can claim at its end', () => {
    expect(keys('month')).toBe('c b nobody a d');
    expect(keys('-month')).toBe('d a c b nobody');
    const byTime = sortingOf(undefined, ['visits'], ['month', 'channel']);
    expect(sortText(byTime)).toBe('month');
  });

  it('is of what was asked for alone', () => {
    expect(() => sortingOf('margin', ['cost'], ['channel'])).toThrow();
    expect(sortText(sortingOf('-cost', ['cost'], ['channel']))).toBe('-cost');
  });

  it('computes no figure of rows that are not on the page', () => {
    const told = new Set<string>();
    const figureOf = (one: Row, metric: AnyMetricKey) => {
      told.add(one.key);
      return one.figures[metric] ?? null;
    };
    const page = sorted(ROWS, sortingOf('month', ['cost'], ['month']), figureOf, 2);
    expect(page.map(({ key }) => key)).toEqual(['c', 'b']);
    expect([...told].sort()).toEqual(['b', 'c']);
  });
});
