import { type Exact, sumKnown } from '@throughline/transform/plan/figures/exact';
import type { Asked } from '../../contract/report.ts';
import type { paybackRows as contract } from '../../contract/reports/payback-rows.ts';
import { plannedFigures } from '../../plans/plan-lines.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { Published } from '../answer.ts';
import { wholeMonth } from '../finance/months-of.ts';
import { decimalText, partTexts } from '../plan-fact/figures.ts';
import { planFactCell } from '../plan-fact/plan-fact-rows.ts';
import type { ReportConfig } from '../report-config.ts';

type Cell = (typeof contract)['answer']['_output'];

/**
 * The facts behind a month, or the lines of the plan.
 * @throws {ProblemError} `parameters_invalid` for the cash of the plan, which is spread over months by its payment lag.
 */
export async function paybackCell(
  published: Published,
  asked: Asked<typeof contract>,
  config: ReportConfig,
  plan: StoredPlan,
): Promise<Cell> {
  const { month, series, side } = asked;
  if (side === 'plan') return plannedCell(asked, plan);
  const days = wholeMonth(month);
  const cell = await planFactCell(
    published,
    { ...asked, ...days, series, side: 'fact', basis: 'period' },
    config,
    plan,
  );
  const text = (amount: string | number | null) => (amount === null ? null : `${amount}`);
  return {
    ...cell,
    sum: text(cell.sum),
    rows: cell.rows.map((row) => ({ ...row, amount: text(row.amount) })),
  };
}

function plannedCell(
  { month, series, limit, offset }: Asked<typeof contract>,
  plan: StoredPlan,
): Cell {
  if (series === 'cash_in')
    throw new ProblemError('parameters_invalid', {
      errors: [
        {
          field: 'series',
          message: 'Expected cost or margin: the cash of a plan is spread over months',
        },
      ],
    });
  const { lines, months } = plannedFigures(plan);
  const found: readonly { channel: string; campaign: string; amount: Exact | null }[] =
    series === 'cost'
      ? lines
          .filter((line) => line.month === month)
          .map((line) => ({ ...line, amount: line.stages.cost }))
      : months.filter((one) => one.month === month).map((one) => ({ ...one, amount: one.margin }));
  const amounts = partTexts(found.map(({ amount }) => amount));
  const rows = found.map(({ channel, campaign }, index) => ({
    ...{ type: 'plan', id: `${plan.id}@${plan.version}:${month}:${channel}:${campaign}` },
    label: [month, channel, campaign].filter(Boolean).join(' · '),
    ...{ source: 'throughline', day: `${month}-01`, channel, campaign, share: null },
    amount: amounts[index]!,
  }));
  return {
    sum: decimalText(sumKnown(found.map(({ amount }) => amount))),
    unknown: found.filter(({ amount }) => amount === null).length,
    count: rows.length,
    rows: rows.slice(offset, offset + limit),
  };
}
