import type { ChannelsReport, ChannelsRow } from '@throughline/api/contract/channels';
import { subtractDecimals } from '../../format/decimal.ts';
import { numberOf } from '../../format/metric-value.ts';

/** What the page's question is answered with; every figure comes from the report, none is made here. */
export interface Answer {
  /** By margin where any channel's margin is known, otherwise by revenue, which flatters. */
  measure: 'margin' | 'revenue';
  /** Channels with cost whose result is known, and those of them that earned more than they cost. */
  paid: number;
  earning: number;
  /** ROMI over everything, as a fraction; null while unknown. */
  romi: number | null;
  /** The channel that gave most, and the one that lost most, with margin (or revenue) minus cost. */
  best: Outcome | null;
  worst: Outcome | null;
  /** Channels that bring paid visits without cost: they are in no ratio. */
  costMissing: string[];
}

export interface Outcome {
  channel: string;
  /** Decimal text in the report's currency. */
  profit: string;
}

/** Answers "Which channels earn more than they cost?"; null when no channel has a cost to compare. */
export function answerOf(report: ChannelsReport): Answer | null {
  const channels = report.rows.filter((row) => row.kind === 'channel');
  const costMissing = channels
    .filter((row) => row.flags.includes('cost_missing'))
    .map((row) => row.channel);
  const withCost = channels.filter((row) => (numberOf(row.cost) ?? 0) > 0);
  const measure = withCost.some((row) => row.romi_margin !== null) ? 'margin' : 'revenue';
  const judged = withCost.filter((row) => romiOf(row, measure) !== null);
  if (judged.length === 0) return null;

  const outcomes = judged
    .map((row) => ({ channel: row.channel, profit: profitOf(row, measure) }))
    .filter((outcome): outcome is Outcome => outcome.profit !== null)
    .sort((left, right) => Number(right.profit) - Number(left.profit));
  const best = outcomes[0];
  const worst = outcomes.at(-1);
  return {
    measure,
    paid: judged.length,
    earning: judged.filter((row) => (romiOf(row, measure) ?? 0) > 0).length,
    romi: numberOf(measure === 'margin' ? report.totals.romi_margin : report.totals.romi_revenue),
    best: best && Number(best.profit) > 0 ? best : null,
    worst: worst && Number(worst.profit) < 0 ? worst : null,
    costMissing,
  };
}

function romiOf(row: ChannelsRow, measure: Answer['measure']): number | null {
  return numberOf(measure === 'margin' ? row.romi_margin : row.romi_revenue);
}

/** Margin (or revenue) minus cost, exact; null when either side is unknown. */
export function profitOf(
  row: Pick<ChannelsRow, 'cost' | 'margin' | 'revenue'>,
  measure: Answer['measure'] = 'margin',
): string | null {
  const earned = measure === 'margin' ? row.margin : row.revenue;
  if (earned === null || row.cost === null) return null;
  return subtractDecimals(String(earned), String(row.cost));
}
