import type { PaybackReport } from '@throughline/api/contract/reports/payback';
import { expect, it } from 'vitest';
import { createFormatter } from '../../format/formatter.ts';
import { createI18n } from '../../i18n/i18n.ts';
import { kpiTiles } from './kpi-tiles.ts';

const amounts = { plan: '100.00', fact: '40.00', completion: '90.00', difference: '-10.00' };
const rate = { status: 'unique', monthly: 0.01, annual: 0.1268, roots: [0.01] };
const paid = { status: 'reached', months: 3.25, lasting_months: 3.25, month: '2026-04' };
const peak = { amount: '50.00', month: '2026-02' };
const three = <Value>(value: Value) => ({ plan: value, fact: value, completion: value });
const report = (kpis: object = {}) =>
  ({
    kpis: {
      ...{ budget: amounts, revenue: amounts, margin: amounts },
      romi_margin: { plan: 0.5, fact: 0.2, completion: 0.45, difference: -0.05 },
      npv: { ...amounts, p10: '-5.00', p90: '120.00' },
      ...{ irr: three(rate), payback: three(paid), peak_cash_need: three(peak), p_loss: 0.12 },
      ...kpis,
    },
    rows: [{ cumulative: { completion: '-30.00' } }, { cumulative: { completion: '-7.50' } }],
  }) as unknown as PaybackReport;

const { t } = await createI18n('en');
const tile = (key: string, kpis?: object) => {
  const found = kpiTiles(report(kpis), { t, format: createFormatter('en') }).find(
    (one) => one.key === key,
  )!;
  return { ...Object.fromEntries(found.sides.map(({ side, text }) => [side, text])), ...found };
};

it('says a figure at completion, planned, so far, and the difference', () => {
  expect(tile('margin')).toMatchObject({
    ...{ completion: '90.00', plan: '100.00', fact: '40.00', difference: '−10.00' },
    sentence: null,
  });
  expect(tile('romi_margin')).toMatchObject({ completion: '45.0%', difference: '−5 pp' });
  expect(tile('npv').sentence).toBe('80%: −5.00 to 120.00');
});

it('says what does not exist in words, and what is not known as a dash with the reason', () => {
  const none = { status: 'no_sign_change', monthly: null, annual: null, roots: [] };
  expect(tile('irr', { irr: three(none) })).toMatchObject({
    ...{ completion: '—', sentence: 'There is no rate: the plan only spends (or only earns).' },
  });
  const several = { status: 'multiple', monthly: null, annual: null, roots: [0, 0.01] };
  expect(tile('irr', { irr: three(several) }).sentence).toContain('0.0% and 12.7%');
  const unknown = { plan: null, fact: null, completion: null, difference: null };
  expect(tile('margin', { margin: unknown })).toMatchObject({ completion: '—', difference: '—' });
  expect(tile('margin', { margin: unknown }).sentence).toContain('not known');
});

it('says when it pays back, that it invests again, and what is missing', () => {
  expect(tile('payback')).toMatchObject({ completion: 'Apr 2026', sentence: 'After 3.3 months' });
  const again = { ...paid, lasting_months: 7 };
  expect(tile('payback', { payback: three(again) }).sentence).toBe(
    'After 3.3 months, invested again, for good after 7',
  );
  const never = { status: 'not_reached', months: null, lasting_months: null, month: null };
  expect(tile('payback', { payback: three(never) })).toMatchObject({
    completion: 'not reached',
    sentence: 'Not paid back within 2 months; 7.50 is still missing',
  });
});

it('names a rate beyond all sense by its month', () => {
  const wild = { status: 'unique', monthly: 0.6, annual: 280, roots: [0.6] };
  expect(tile('irr', { irr: three(wild) })).toMatchObject({
    ...{ completion: '> 1,000%', sentence: '60.0% a month' },
  });
});
