import { expect, it } from 'vitest';
import { comparedPoints, type Point, seriesOf } from './series.ts';

const point = (from: string, value: number, more: Partial<Point> = {}): Point => ({
  ...{ metric: 'demand', subject: 'tables', region: '', unit: 'searches', provenance: '' },
  ...{ from, until: from, value, ...more },
});

it('takes figures without a last day for those of the month, week or day that they are apart', () => {
  const ends = (...days: readonly string[]) =>
    seriesOf(days.map((day) => point(day, 1)))[0]?.points.map(({ to }) => to);
  expect(ends('2026-01-01', '2026-02-01', '2026-03-01')).toEqual([
    ...['2026-01-31', '2026-02-28', '2026-03-31'],
  ]);
  expect(ends('2026-03-02', '2026-03-09')).toEqual(['2026-03-08', '2026-03-15']);
  expect(ends('2026-03-02', '2026-03-03')).toEqual(['2026-03-02', '2026-03-03']);
  // A month that is not told makes no longer period of the others.
  expect(ends('2025-03-01', '2026-02-01', '2026-03-01')?.[0]).toBe('2025-03-31');
  expect(ends('2026-01-01', '2026-04-01')).toEqual(['2026-03-31', '2026-06-30']);
  // One alone is of its month where it stands on the first.
  expect(ends('2026-03-01')).toEqual(['2026-03-31']);
  expect(ends('2026-03-05')).toEqual(['2026-03-05']);
});

it('keeps a last day that is told, and things apart', () => {
  const found = seriesOf([
    point('2026-01-01', 5, { until: '2026-03-31' }),
    point('2026-01-01', 7, { subject: 'chairs' }),
  ]);
  expect(found.map(({ name, points }) => [name.subject, points[0]?.to])).toEqual([
    ['tables', '2026-03-31'],
    ['chairs', '2026-01-31'],
  ]);
});

it('holds the newest period that has ended against a year before, or the one before', () => {
  const [series] = seriesOf([
    point('2025-02-01', 10),
    point('2026-01-01', 30),
    point('2026-02-01', 12),
    point('2026-03-01', 99),
  ]);
  const asked = { from: '2026-01-01', to: '2026-03-15' };
  expect(comparedPoints(series!, asked, 'year')).toMatchObject({
    ...{ now: { from: '2026-02-01', value: 12 }, earlier: { from: '2025-02-01', value: 10 } },
  });
  expect(comparedPoints(series!, asked, 'before')?.earlier?.value).toBe(30);
  expect(comparedPoints(series!, { from: '2024-01-01', to: '2024-12-31' }, 'year')).toBeNull();
});
