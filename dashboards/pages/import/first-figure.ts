import type { ChannelsReport } from '@throughline/api/contract/reports/channels';

interface Days {
  readonly from: string;
  readonly to: string;
}

export interface FirstFigure {
  readonly measure: 'margin' | 'revenue';
  readonly value: string;
}

/** The return on everything that was paid for: of margin where that is known, else of revenue; null while neither is. */
export function firstFigure(paid: Pick<ChannelsReport['paid'], 'romi_margin' | 'romi_revenue'>) {
  const { romi_margin: margin, romi_revenue: revenue } = paid;
  if (margin !== null) return { measure: 'margin', value: String(margin) } satisfies FirstFigure;
  if (revenue !== null) return { measure: 'revenue', value: String(revenue) } satisfies FirstFigure;
  return null;
}

/** Days that a report takes at most: three years. The newest count. */
export function reportDays({ from, to }: Days): Days {
  const earliest = `${Number(to.slice(0, 4)) - 3}${to.slice(4)}`.replace('-02-29', '-03-01');
  const next = new Date(`${earliest}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  const first = next.toISOString().slice(0, 10);
  return { from: from < first ? first : from, to };
}
