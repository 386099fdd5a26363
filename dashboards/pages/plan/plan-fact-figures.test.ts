import type { PlanFactReport } from '@throughline/api/contract/reports/plan-fact';
import { describe, expect, it } from 'vitest';
import { heatMap } from './heat-cells.ts';
import { pacingBars } from './pacing-bars.ts';

const row = (channel: string, month: string | null, more: object = {}) => ({
  ...{ key: `${channel} ${month}`, channel, month, campaign: null },
  ...{ outcome: { plan: '200.00', fact: '150.00', difference: '-50.00' }, matured: 1 },
  ...{ pacing: 1.5, chain: { budget: { plan: '100.00', fact: '150.00' } } },
  ...more,
});
const report = (rows: object[], by = ['channel', 'month'], from = '2026-01-01') =>
  ({
    meta: { by, from, through: '2026-02-10' },
    rows,
    totals: { pacing: 1.2, chain: { budget: { plan: '300.00', fact: '360.00' } } },
  }) as unknown as PlanFactReport;

describe('the heat map', () => {
  it('colours a difference by its share of the plan, half of it being as strong as can be', () => {
    const map = heatMap(
      report([
        row('Email', '2026-02', { matured: 0.8 }),
        row('Paid Search', '2026-01', {
          outcome: { plan: '100.00', fact: '190.00', difference: '90.00' },
        }),
        row('Paid Search', '2026-02', {
          outcome: { plan: '0.00', fact: '10.00', difference: '10.00' },
        }),
      ]),
    );
    expect(map?.months).toEqual(['2026-01', '2026-02']);
    const [email, search] = map!.channels;
    expect(email?.cells[0]).toBeNull();
    expect(email?.cells[1]).toMatchObject({ share: -0.25, heat: -0.5, isOpen: true });
    expect(search?.cells[0]).toMatchObject({ share: 0.9, heat: 1, isOpen: false });
    // Nothing was planned: no share, and as far off as can be.
    expect(search?.cells[1]).toMatchObject({ share: null, heat: 1 });
  });

  it('does not colour what is not known, and is not there without channels and months', () => {
    const unknown = { outcome: { plan: null, fact: '1.00', difference: null } };
    const map = heatMap(report([row('Email', '2026-02', unknown)]));
    expect(map?.channels[0]?.cells[0]).toMatchObject({ share: null, heat: 0 });
    expect(heatMap(report([], ['channel']))).toBeNull();
    expect(heatMap(report([], ['channel', 'campaign', 'month']))).toBeNull();
  });
});

describe('bars of the pace', () => {
  const two = [row('Email', '2026-01'), row('Email', '2026-02'), row('Other', null)];

  it('are of the month that is compared last, the sum only where it is of that month', () => {
    expect(pacingBars(report(two)).map(({ key }) => key)).toEqual(['Email 2026-02', 'Other null']);
    const [all] = pacingBars(report(two, ['channel', 'month'], '2026-02-01'));
    expect(all).toMatchObject({ channel: null, pacing: 1.2, spent: '360.00' });
  });

  it('are left out where there is nothing to compare with', () => {
    expect(pacingBars(report([row('Email', '2026-02', { pacing: null })]))).toEqual([]);
  });
});
