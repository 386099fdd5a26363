import type { ScenarioRow } from '@throughline/api/contract/reports/scenarios';
import { expect, it } from 'vitest';
import { createFormatter } from '../../format/formatter.ts';
import { createI18n } from '../../i18n/i18n.ts';
import { scenarioLines } from './scenario-rows.ts';

const base = {
  ...{ id: 'base', name: 'Base', version: 1, status: 'approved', cost: '100.00' },
  ...{ revenue: '300.00', margin: '150.00', profit: '50.00', npv: '40.00' },
  ...{ npv_p10: '-10.00', npv_p90: '90.00', irr_status: 'unique', irr_annual: 0.5 },
  ...{ payback_status: 'reached', payback_months: 4.26, peak_cash_need: '60.00' },
  ...{ p_loss: 0.1, p_better: null, profit_difference: null, npv_difference: null },
} as const satisfies ScenarioRow;
const bold: ScenarioRow = {
  ...{ ...base, id: 'bold', npv: '55.00', npv_difference: '15.00', p_better: 0.7 },
  ...{ irr_status: 'no_sign_change', irr_annual: null, payback_status: 'not_reached' },
  payback_months: null,
};

it('has a line a figure and the difference to the first plan beside it', async () => {
  const { t } = await createI18n('en');
  const lines = new Map(
    scenarioLines([base, bold], { t, format: createFormatter('en') }).map((line) => [
      line.key,
      line.figures,
    ]),
  );
  expect(lines.get('npv')).toEqual([
    { text: '40.00', note: null },
    { text: '55.00', note: '+15.00 to the first' },
  ]);
  expect(lines.get('payback')?.map(({ text }) => text)).toEqual(['4.3 months', 'not reached']);
  expect(lines.get('irr_annual')?.[1]).toMatchObject({
    text: '—',
    note: 'only spends or only earns',
  });
  expect(lines.get('p_better')?.map(({ text }) => text)).toEqual(['·', '70.0%']);
});
