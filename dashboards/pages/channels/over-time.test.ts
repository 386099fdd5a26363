import type { ExploreReport } from '@throughline/api/contract/reports/explore';
import { describe, expect, it } from 'vitest';
import { timeBuckets } from '../../charts/time-buckets.ts';
import { overTime, unripeFrom } from './over-time.ts';

const buckets = timeBuckets({ from: '2026-03-01', to: '2026-03-04' }, 'day');
const row = (day: string, channel: string, cost: string | null, margin: string | null) => ({
  ...{ kind: 'row', day, channel, cost, margin },
});
const report = (rows: object[]) => ({ rows }) as unknown as ExploreReport;
const asked = {
  unit: 'day',
  buckets,
  measure: 'margin',
  newest: '2026-03-03',
  channels: new Set(['Paid Search', 'Display']),
} as const;

describe('money over time', () => {
  it('is that of the channels that are judged, and of no others', () => {
    // 10.10 + 5.20 of cost and 20.00 + 1.00 of margin: 5.70 of profit.
    const points = overTime(
      report([
        row('2026-03-01', 'Paid Search', '10.10', '20.00'),
        row('2026-03-01', 'Display', '5.20', '1.00'),
        row('2026-03-01', 'Direct', null, '900.00'),
        { ...row('2026-03-01', 'Paid Search', '0.00', '7.00'), kind: 'unattributed' },
      ]),
      asked,
    );
    expect(points.map(({ cost, earned, profit }) => [cost, earned, profit])).toEqual([
      ['15.30', '21.00', '5.70'],
      ['0.00', '0.00', '0.00'],
      ['0.00', '0.00', '0.00'],
      // After the newest day with data nothing is known.
      [null, null, null],
    ]);
  });

  it('is unknown where a part is', () => {
    const [first] = overTime(
      report([
        row('2026-03-01', 'Paid Search', '10.10', null),
        row('2026-03-01', 'Display', '5.20', '1.00'),
      ]),
      asked,
    );
    expect(first).toMatchObject({ cost: '15.30', earned: null, profit: null });
  });

  it('says from where on sales are still to come', () => {
    const maturity = { measured_to: '2026-03-04', matured: 0.8, ripe_on: null, sales: 50 };
    // 3 March is one day old on the 4th, 2 March two days.
    expect(unripeFrom(buckets, { ...maturity, ripe_after: 2 })).toBe(2);
    expect(unripeFrom(buckets, { ...maturity, ripe_after: 0 })).toBeNull();
    expect(unripeFrom(buckets, { ...maturity, ripe_after: null })).toBeNull();
    expect(unripeFrom(buckets, null)).toBeNull();
  });
});
