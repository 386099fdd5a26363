import { LEAST_SALES } from '@throughline/api/contract/least-sales';
import type { ChannelsReport, ChannelsRow } from '@throughline/api/contract/reports/channels';
import { equalDecimals, subtractDecimals, sumDecimals } from '../../format/decimal.ts';
import { numberOf } from '../../format/metric-value.ts';

/** From this share of arrived sales on, days are judged. */
export const RIPE = 0.9;

/** What the page's question is answered with; every figure comes from the report, none is made here. */
export type Answer = Judgement | Unripe;

/** The days are too young to be judged: most of their sales are still to come. */
export interface Unripe {
  kind: 'unripe';
  matured: number;
  /** Day on which nine of ten sales will typically have come. */
  ripeOn: string | null;
}

export interface Judgement {
  kind: 'judged';
  /** By margin where any channel's margin is known, otherwise by revenue, which flatters. */
  measure: 'margin' | 'revenue';
  /** Channels with cost whose result is known, and those of them that earned more than they cost. */
  paid: number;
  earning: number;
  /** ROMI of everything with a known cost, as a fraction; null while unknown. */
  romi: number | null;
  /** Ends of the 80 % interval of a ROMI by margin; null where there is none. */
  within: { readonly low: number; readonly high: number } | null;
  /** The sales of an interval that has too few of them; null where that is not why it is missing. */
  fewSales: number | null;
  /** That figure is of these channels and no others. */
  isOfThese: boolean;
  /** Everything that was sold, paid for or not, over the same cost; null while a part of it is not known. */
  everything: number | null;
  /** The channel that gave most, and the one that lost most, with margin (or revenue) minus cost. */
  best: Outcome | null;
  worst: Outcome | null;
  /** How many sales are still to come cannot be told. */
  isMaturityUnknown: boolean;
}

export interface Outcome {
  channel: string;
  /** Decimal text in the report's currency. */
  profit: string;
}

/** Most sales of these days are still to come, so neither profit nor loss can be said. */
export function isUnripe({ meta }: Pick<ChannelsReport, 'meta'>): boolean {
  const matured = meta.maturity?.matured ?? null;
  return matured !== null && matured < RIPE;
}

/** The channels that can be judged, and by what: those with cost whose result is known. */
export function judgedRows({ rows }: Pick<ChannelsReport, 'rows'>): {
  readonly measure: Judgement['measure'];
  readonly judged: readonly ChannelsRow[];
} {
  const withCost = rows.filter((row) => row.kind === 'channel' && (numberOf(row.cost) ?? 0) > 0);
  const measure = withCost.some((row) => row.romi_margin !== null) ? 'margin' : 'revenue';
  return { measure, judged: withCost.filter((row) => romiOf(row, measure) !== null) };
}

/** Answers "Which channels earn more than they cost?"; null when no channel has a cost to compare. */
export function answerOf(report: ChannelsReport): Answer | null {
  const { measure, judged } = judgedRows(report);
  if (judged.length === 0) return null;

  const { maturity } = report.meta;
  const matured = maturity?.matured ?? null;
  if (maturity && matured !== null && isUnripe(report))
    return { kind: 'unripe', matured, ripeOn: maturity.ripe_on };

  const outcomes = judged
    .map((row) => ({ channel: row.channel, profit: profitOf(row, measure) }))
    .filter((outcome): outcome is Outcome => outcome.profit !== null)
    .sort((left, right) => Number(right.profit) - Number(left.profit));
  const best = outcomes[0];
  const worst = outcomes.at(-1);
  return {
    kind: 'judged',
    measure,
    paid: judged.length,
    earning: judged.filter((row) => (romiOf(row, measure) ?? 0) > 0).length,
    romi: romiOf(report.paid, measure),
    ...chanceOf(report.paid, measure),
    isOfThese: addUp(judged, report.paid, measure),
    everything: overSameCost(report, measure),
    best: best && Number(best.profit) > 0 ? best : null,
    worst: worst && Number(worst.profit) < 0 ? worst : null,
    isMaturityUnknown: maturity !== null && matured === null,
  };
}

/** The facts of cost do not say what the conditions ask for, so none of it can be counted here. */
export function isCostUntold({ meta, paid }: Pick<ChannelsReport, 'meta' | 'paid'>): boolean {
  return meta.where.length > 0 && paid.cost === null && paid.why.cost === 'not_applicable';
}

type Figures = Pick<ChannelsRow, 'cost' | 'margin' | 'revenue' | 'romi_margin' | 'romi_revenue'>;

function romiOf(row: Figures, measure: Judgement['measure']): number | null {
  return numberOf(measure === 'margin' ? row.romi_margin : row.romi_revenue);
}

/** How far chance may move the ROMI of everything with a known cost. */
function chanceOf(
  { romi_margin, romi_margin_low: low, romi_margin_high: high, sales }: ChannelsReport['paid'],
  measure: Judgement['measure'],
): Pick<Judgement, 'within' | 'fewSales'> {
  const isOfMargin = measure === 'margin' && romi_margin !== null;
  return {
    within: isOfMargin && low !== null && high !== null ? { low, high } : null,
    fewSales: isOfMargin && sales !== null && sales < LEAST_SALES ? sales : null,
  };
}

/** What all sales return on the cost of the paid ones, as a fraction. */
function overSameCost({ totals, paid }: ChannelsReport, measure: Judgement['measure']) {
  const cost = numberOf(paid.cost);
  const profit = profitOf({ ...totals, cost: paid.cost }, measure);
  return profit === null || !cost ? null : Number(profit) / cost;
}

/** Whether the row of everything with cost holds these rows and nothing else. */
function addUp(rows: readonly Figures[], paid: Figures, measure: Judgement['measure']): boolean {
  return (['cost', measure] as const).every((key) => {
    const total = paid[key];
    const parts = rows.map((row) => row[key]);
    if (total === null || parts.some((part) => part === null)) return false;
    return equalDecimals(sumDecimals(parts.map(String)), String(total));
  });
}

/** Margin (or revenue) minus cost, exact; null when either side is unknown. */
export function profitOf(
  row: Pick<ChannelsRow, 'cost' | 'margin' | 'revenue'>,
  measure: Judgement['measure'] = 'margin',
): string | null {
  const earned = measure === 'margin' ? row.margin : row.revenue;
  if (earned === null || row.cost === null) return null;
  return subtractDecimals(String(earned), String(row.cost));
}
