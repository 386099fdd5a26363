import { expect, it } from 'vitest';
import { monthPoints } from './month-points.ts';

const row = (month: string, margin: string | null, more: object = {}) =>
  ({ month, kind: 'all', margin, revenue: '9.00', cost: '4.00', at_least: {}, ...more }) as never;

it('takes whole months in their order, and the revenue where no margin is known', () => {
  const rows = [
    row('2026-02', '1.00'),
    row('2026-02', '1.00', { kind: 'channel' }),
    row('2026-01', null),
  ];
  const drawn = monthPoints({ rows });
  expect(drawn.rows.map(({ month }) => month)).toEqual(['2026-01', '2026-02']);
  expect([drawn.earned, drawn.isAtLeast]).toEqual(['margin', false]);
  expect(monthPoints({ rows: [row('2026-01', null)] }).earned).toBe('revenue');
});

it('takes the part of a cost that is known, and says that it is a part', () => {
  const unknown = { cost: null, at_least: { cost: '3.00' } };
  const drawn = monthPoints({ rows: [row('2026-01', '1.00', unknown), row('2026-02', '1.00')] });
  expect(drawn.costs).toEqual(['3.00', '4.00']);
  expect(drawn.isAtLeast).toBe(true);
  expect(monthPoints({ rows: [row('2026-01', '1.00', { cost: null })] }).costs).toEqual([null]);
});
