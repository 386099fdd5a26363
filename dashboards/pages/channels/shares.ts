import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { numberOf } from '../../format/metric-value.ts';
import type { Judgement } from './answer.ts';

/** A channel's part of all cost and of all that was earned, 0 to 1; null where it is not known. */
export interface Share {
  readonly channel: string;
  /** undefined: it cannot cost anything. */
  readonly cost: number | null | undefined;
  readonly earned: number | null;
}

/** The parts that channels have, the largest earnings first; what no touch led to has its part as well. */
export function shares(report: ChannelsReport, measure: Judgement['measure']): readonly Share[] {
  const { rows, totals, paid } = report;
  const part = (value: number | null, whole: number | null) =>
    value === null || whole === null || whole <= 0 ? null : value / whole;
  const whole = { cost: numberOf(totals.cost ?? paid.cost), earned: numberOf(totals[measure]) };
  return rows
    .map((row) => ({
      channel: row.kind === 'unattributed' ? '' : row.channel,
      cost: row.why.cost === 'not_applicable' ? undefined : part(numberOf(row.cost), whole.cost),
      earned: part(numberOf(row[measure]), whole.earned),
    }))
    .filter(({ cost, earned }) => (cost ?? 0) > 0 || (earned ?? 0) > 0)
    .toSorted((a, b) => (b.earned ?? 0) - (a.earned ?? 0) || (b.cost ?? 0) - (a.cost ?? 0));
}
