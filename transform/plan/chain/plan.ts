import { calculation } from '../calculation.ts';
import { type Exact, numberOf, ONE, sumKnown } from '../figures/exact.ts';
import { moneyText } from '../figures/money-text.ts';
import { wholeMicros } from '../figures/whole-micros.ts';
import { type LineFigures, lineFigures } from './line-figures.ts';
import { lineText } from './line-text.ts';
import { type PlanInput, type PlanLine, planInput } from './plan-input.ts';
import { afterMonths, planMonths } from './plan-months.ts';

/**
 * The plan's lines (what their spend brings whenever it comes) and its months (what happens when). Printed figures of
 * money add up: Σ lines = Σ months + after_horizon.
 */
export const plan = calculation({
  name: 'plan',
  input: planInput,
  calculate: (input: PlanInput) => {
    const { settings, lines, seasonality, months: planned } = input;
    const { vat, fee } = settings;
    const figures = lines.map((line) =>
      lineFigures(line, { vat, fee, season: seasonality[line.month % seasonality.length]! }),
    );
    const total = (pick: (line: LineFigures) => Exact | null) => sumKnown(figures.map(pick));
    const revenue = total((line) => line.revenue);
    const totals = {
      cost: total((line) => line.cost),
      cashOut: total((line) => line.cashOut),
      visits: total((line) => line.visits),
      leads: total((line) => line.leads),
      qualified: total((line) => line.qualified),
      deals: total((line) => line.deals),
      revenue,
      margin: total((line) => line.margin),
      cashIn: revenue?.times(ONE.plus(vat)) ?? null,
    };
    const months = planMonths(
      lines.map(({ month }, index) => ({ month, figures: figures[index]! })),
      {
        horizon: input.horizon ?? settings.horizon ?? planned,
        lag: input.lag,
        paymentLag: input.payment_lag,
        costDelay: input.cost_delay ?? settings.cost_delay ?? 0,
        vat,
      },
    );
    const money = printedMoney(months, figures, totals);
    return {
      lines: lines.map((line, index) => ({
        ...(line.id !== undefined && { id: line.id }),
        channel: line.channel,
        campaign: line.campaign ?? null,
        month: line.month,
        ...lineText(figures[index]!, money.lines(index)),
      })),
      months: months.map((month, index) => ({
        month: index,
        cost: moneyText(month.cost),
        cash_out: money.cashOut[index]!,
        visits: month.visits.toNumber(),
        leads: month.leads.toNumber(),
        deals: month.deals.toNumber(),
        revenue: money.revenue[index]!,
        margin: money.margin[index]!,
        cash_in: money.cashIn[index]!,
      })),
      after_horizon: {
        deals: numberOf(
          afterMonths(
            months.map(({ deals }) => deals),
            totals.deals,
          ),
        ),
        revenue: money.revenue.at(-1)!,
        margin: money.margin.at(-1)!,
        cash_in: money.cashIn.at(-1)!,
        cash_out: money.cashOut.at(-1)!,
      },
      totals: {
        cost: moneyText(totals.cost),
        cash_out: moneyText(totals.cashOut),
        visits: numberOf(totals.visits),
        leads: numberOf(totals.leads),
        qualified: numberOf(totals.qualified),
        deals: numberOf(totals.deals),
        revenue: moneyText(totals.revenue),
        margin: moneyText(totals.margin),
        cash_in: moneyText(totals.cashIn),
      },
      meta: { unknown: unknown(lines, figures) },
    };
  },
});

type Totals = Readonly<Record<'cost' | 'cashOut' | 'revenue' | 'margin' | 'cashIn', Exact | null>>;

/** Money whose printed parts add up to the printed total; the part after the horizon stands last. */
function printedMoney(
  months: ReturnType<typeof planMonths>,
  lines: readonly LineFigures[],
  totals: Totals,
) {
  const withAfter = (parts: readonly (Exact | null)[], whole: Exact | null) =>
    wholeMicros([...parts, afterMonths(parts, whole)], whole);
  const whole = (pick: (line: LineFigures) => Exact | null, sum: Exact | null) =>
    wholeMicros(lines.map(pick), sum);
  const cost = whole((line) => line.cost, totals.cost);
  const cashOut = whole((line) => line.cashOut, totals.cashOut);
  const revenue = whole((line) => line.revenue, totals.revenue);
  const margin = whole((line) => line.margin, totals.margin);
  return {
    lines: (index: number) => ({
      cost: cost[index]!,
      cash_out: cashOut[index]!,
      revenue: revenue[index]!,
      margin: margin[index]!,
    }),
    cashOut: withAfter(
      months.map((month) => month.cashOut),
      totals.cashOut,
    ),
    revenue: withAfter(
      months.map((month) => month.revenue),
      totals.revenue,
    ),
    margin: withAfter(
      months.map((month) => month.margin),
      totals.margin,
    ),
    cashIn: withAfter(
      months.map((month) => month.cashIn),
      totals.cashIn,
    ),
  };
}

/** Which lines make a figure unknown: what is missing, and the numbers of the lines that lack it. */
function unknown(lines: readonly PlanLine[], figures: readonly LineFigures[]) {
  const lacking = (pick: (line: LineFigures) => Exact | null) =>
    lines.flatMap((_, index) => (pick(figures[index]!) === null ? [index] : []));
  const found = {
    revenue: lacking((line) => line.revenue),
    margin: lacking((line) => line.margin),
  };
  return Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0));
}
