import { CONTRACTS } from '@throughline/api/contract/reports/index';
import type { ReconcileReport } from '@throughline/api/contract/reports/reconcile';
import { expect, it } from 'vitest';
import { stepBars } from './step-bars.ts';

const line = (step: 'costs' | 'deals', of: string, amount: string | null) => ({
  ...{ key: `${step}:${of}`, step, line: of, amount, items: 1 },
});

it('goes from one side to the other over what lies between, step by step', () => {
  const report = {
    steps: [
      { step: 'costs', status: 'compared' },
      { step: 'deals', status: 'no_left' },
    ],
    rows: [
      line('costs', 'left', '120.00'),
      line('costs', 'vat', '-20.00'),
      line('costs', 'invoice_missing', '7.00'),
      line('costs', 'right', '107.00'),
      line('deals', 'right', '5.00'),
    ],
  } as unknown as ReconcileReport;
  const bars = stepBars(report, {
    name: ({ line: of }) => of,
    money: (amount) => `${amount}`,
    signed: (amount) => `Δ${amount}`,
  });
  expect(bars).toHaveLength(1);
  expect(bars[0]!.bars.map(({ name, from, to, shown }) => [name, from, to, shown])).toEqual([
    ['left', 0, 120, '120.00'],
    ['vat', 120, 100, 'Δ-20.00'],
    ['invoice_missing', 100, 107, 'Δ7.00'],
    ['right', 0, 107, '107.00'],
  ]);
  // Each bar opens by the key of its row.
  expect(CONTRACTS.reconcile.drills.rows.path).toBe('rows');
});
