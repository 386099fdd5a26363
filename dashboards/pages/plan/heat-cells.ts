import type { PlanFactReport, PlanFactRow } from '@throughline/api/contract/reports/plan-fact';

export interface HeatCell {
  readonly row: PlanFactRow;
  /** Difference by the plan; null where one of them is not known or nothing was planned. */
  readonly share: number | null;
  /** How strongly it is coloured, from −1 to 1. */
  readonly heat: number;
  /** Its sales have not all arrived yet. */
  readonly isOpen: boolean;
}

export interface HeatMap {
  readonly months: readonly string[];
  readonly channels: readonly {
    readonly channel: string;
    readonly cells: readonly (HeatCell | null)[];
  }[];
}

/** A difference of half the plan is as far off as colours tell. */
const FULL = 0.5;
const MATURE = 0.9;

/** Channels by months; null where the rows are not divided by both, or by campaigns too. */
export function heatMap({ meta, rows }: Pick<PlanFactReport, 'meta' | 'rows'>): HeatMap | null {
  const by = new Set<string>(meta.by);
  if (!by.has('channel') || !by.has('month') || by.has('campaign')) return null;
  const months = [...new Set(rows.flatMap(({ month }) => month ?? []))].sort();
  const channels = [...new Set(rows.flatMap(({ channel }) => channel ?? []))];
  const found = new Map(rows.map((row) => [`${row.month} ${row.channel}`, row]));
  return {
    months,
    channels: channels.map((channel) => ({
      channel,
      cells: months.map((month) => {
        const row = found.get(`${month} ${channel}`);
        return row ? cellOf(row) : null;
      }),
    })),
  };
}

function cellOf(row: PlanFactRow): HeatCell {
  const { plan, difference } = row.outcome;
  const planned = Number(plan);
  const share =
    plan === null || difference === null || planned === 0
      ? null
      : Number(difference) / Math.abs(planned);
  // Where nothing was planned, any fact is as far off as can be.
  const off = share ?? (difference === null ? 0 : Math.sign(Number(difference)) * FULL);
  return {
    ...{ row, share },
    heat: Math.max(-1, Math.min(1, off / FULL)),
    isOpen: row.matured !== null && row.matured < MATURE,
  };
}
