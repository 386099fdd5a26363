import * as z from 'zod';

/** Where the spread of a driver comes from: months of the campaign, its channel, the business; or it is assumed. */
export const SPREAD_SOURCES = ['campaign', 'channel', 'business', 'assumed'] as const;

/** How much a driver of a planned campaign varies, and what says so. */
export const spreadTold = z.object({
  channel: z.string(),
  campaign: z.string(),
  driver: z.enum(['cpc', 'lead_rate', 'deal_rate', 'aov']),
  source: z.enum(SPREAD_SOURCES),
  /** Months in which it was seen; null where it is assumed. */
  months: z.number().nullable(),
  /** Of prices: standard deviation of their logarithms. */
  sigma: z.number().nullable(),
  /** Of rates: how many trials they are worth. */
  worth: z.number().nullable(),
});
export type SpreadTold = z.infer<typeof spreadTold>;

/** How many drivers of a plan have their spread from where, and the months that tell it at most. */
export const spreadsSummary = z.object({
  ...{ campaign: z.number(), channel: z.number(), business: z.number(), assumed: z.number() },
  months: z.number().nullable(),
});
export type SpreadsSummary = z.infer<typeof spreadsSummary>;

export function summaryOfSpreads(told: readonly SpreadTold[]): SpreadsSummary {
  const sources = { campaign: 0, channel: 0, business: 0, assumed: 0 };
  let months: number | null = null;
  for (const one of told) {
    sources[one.source] += 1;
    if (one.months !== null) months = Math.max(months ?? 0, one.months);
  }
  return { ...sources, months };
}
