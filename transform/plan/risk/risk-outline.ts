import type { Exact } from '../figures/exact.ts';
import { moneyOf } from '../figures/money-text.ts';
import { quantileOfSorted } from '../figures/quantile.ts';
import { selectRanks } from '../figures/select-ranks.ts';
import type { Quantiles } from './distribution.ts';
import { addProducts, drawEach, monthSums } from './draw-lines.ts';
import { type MonthlyCash, monthlyCash } from './monthly-cash.ts';
import type { RiskInput } from './risk-input.ts';

interface Bounds {
  readonly p10: string;
  readonly p90: string;
}

/** Of what `risk` says the chances and bounds alone, which need no driver to be looked at by itself. */
export interface RiskOutline {
  readonly npv: Bounds;
  readonly p_loss: number;
  /** Share of draws whose profit reaches the target; null without one. */
  readonly p_target: number | null;
  /** Of the running sum, by month. */
  readonly cumulative: readonly Bounds[];
}

/** A channel of a plan, with the profit that is its target. */
export interface RiskPart {
  readonly channel: string;
  readonly profit: string;
}

/**
 * The outline of a plan and of its channels. Each is as if it were asked for by itself: draws belong to a campaign, whatever
 * else is drawn, so that one pass over the lines tells all of them.
 */
export function riskOutline(
  input: RiskInput,
  tables: Quantiles,
  parts: readonly RiskPart[] = [],
): {
  readonly all: RiskOutline;
  readonly parts: readonly RiskOutline[];
  readonly npv: Float64Array;
} {
  const all = monthSums(input.lines, input.draws);
  const own = new Map(
    parts.map(({ channel, profit }) => {
      const lines = input.lines.filter((line) => line.channel === channel);
      const margin = monthSums(lines, input.draws);
      return [channel, { asked: { ...input, lines }, margin, profit }];
    }),
  );
  drawEach(input, tables, ({ line: { channel, month }, deals, value }) => {
    addProducts(all[month]!, deals, value);
    const part = own.get(channel);
    if (part) addProducts(part.margin[month]!, deals, value);
  });
  const cash = monthlyCash(input, all);
  return {
    all: outlineOf(cash, input.target?.profit),
    parts: [...own.values()].map(({ asked, margin, profit }) =>
      outlineOf(monthlyCash(asked, margin), profit),
    ),
    npv: cash.npv,
  };
}

function outlineOf(
  { npv, profit, cumulative }: MonthlyCash,
  target: string | Exact | undefined,
): RiskOutline {
  const shareBelow = (value: number) =>
    profit.reduce((below, one) => below + (one < value ? 1 : 0), 0) / profit.length;
  return {
    npv: boundsOf(npv.slice()),
    p_loss: shareBelow(0),
    p_target: target === undefined ? null : 1 - shareBelow(Number(target)),
    cumulative: cumulative.map(boundsOf),
  };
}

const [LOW, HIGH] = [0.1, 0.9];

/** @param values are put into another order. */
function boundsOf(values: Float64Array): Bounds {
  const place = (p: number) => Math.floor((values.length - 1) * p);
  selectRanks(values, [place(LOW), place(LOW) + 1, place(HIGH), place(HIGH) + 1]);
  const at = (p: number) => moneyOf(quantileOfSorted(values, p));
  return { p10: at(LOW), p90: at(HIGH) };
}
