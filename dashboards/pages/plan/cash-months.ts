import type { PlanRisk } from '@throughline/api/contract/plan-risk';
import type { PaybackReport } from '@throughline/api/contract/reports/payback';
import type { CashMonth } from '../../charts/cash-layout.ts';
import { numberOf } from '../../format/metric-value.ts';

/** The running sums of a report with the spread of the plan, which is drawn apart and may come later. */
export function cashMonths(
  { rows }: Pick<PaybackReport, 'rows'>,
  drawn: PlanRisk['cumulative'] = [],
): readonly CashMonth[] {
  const spread = new Map(drawn.map((one) => [one.month, one]));
  return rows.map(({ month, kind, cumulative }) => {
    const of = spread.get(month);
    return {
      month,
      plan: numberOf(cumulative.plan),
      actual: numberOf(cumulative.completion),
      isFact: kind === 'fact',
      // What has happened is not uncertain any more.
      band: kind === 'fact' ? null : pair(cumulative.p10, cumulative.p90),
      planBand: of ? pair(of.p10, of.p90) : null,
    };
  });
}

function pair(low: string | null, high: string | null): readonly [number, number] | null {
  const [from, to] = [numberOf(low), numberOf(high)];
  return from === null || to === null ? null : [from, to];
}
