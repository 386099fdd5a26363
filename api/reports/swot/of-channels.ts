import type { CampaignsReport } from '../../contract/reports/campaigns.ts';
import type { ChannelsReport, ChannelsRow } from '../../contract/reports/channels.ts';
import type { SwotLine } from '../../contract/reports/swot.ts';
import { MOST_NAMED, RULES } from '../../contract/reports/swot-terms.ts';
import { line, moneyIn } from './lines.ts';

/** Channels whose whole interval of profit is on one side of 0. */
export function earning({ rows }: Pick<ChannelsReport, 'rows'>): SwotLine[] {
  return rows.flatMap((row) => {
    const { channel, romi_margin, romi_margin_low: low, romi_margin_high: high, sales } = row;
    if (low === null || high === null || typeof romi_margin !== 'number') return [];
    const rule = low > 0 ? 'channel_earns' : high < 0 ? 'channel_loses' : null;
    if (rule === null) return [];
    const cost = Number(row.cost);
    return [
      line(rule, {
        ...{ name: channel, value: romi_margin, count: sales, amount: profitOf(row) },
        ...{ low: (low * cost).toFixed(2), high: (high * cost).toFixed(2) },
      }),
    ];
  });
}

/** The channel that most of the revenue hangs on. */
export function concentrated({
  rows,
  totals,
}: Pick<ChannelsReport, 'rows' | 'totals'>): SwotLine[] {
  const all = Number(totals.revenue ?? 0);
  const revenueOf = (row: ChannelsRow) => Number(row.revenue ?? 0);
  const [most] = rows
    .filter(({ kind }) => kind === 'channel')
    .toSorted((a, b) => revenueOf(b) - revenueOf(a));
  if (!most || all <= 0 || revenueOf(most) / all < RULES.concentrated.threshold) return [];
  return [
    line('concentrated', {
      ...{ name: most.channel, value: revenueOf(most) / all, amount: moneyIn(most.revenue) },
      count: most.sales,
    }),
  ];
}

/** A lead that costs more than before; at stake is what the leads of these days cost more. */
export function dearer({ paid }: Pick<ChannelsReport, 'paid'>): SwotLine[] {
  const [now, before] = [paid.cpl, paid.previous?.cpl ?? null];
  const leads = paid.leads;
  if (now === null || before === null || typeof leads !== 'number') return [];
  const [dear, cheap] = [Number(now), Number(before)];
  if (cheap <= 0 || dear / cheap - 1 < RULES.lead_dearer.threshold) return [];
  return [
    line('lead_dearer', {
      ...{ value: dear / cheap - 1, count: leads, amount: (-(dear - cheap) * leads).toFixed(2) },
    }),
  ];
}

/** Campaigns whose profit is one even at its lower end, those that earn most. */
export function growing({ rows }: Pick<CampaignsReport, 'rows'>): SwotLine[] {
  return rows
    .filter(({ verdict, profit }) => verdict === 'grow' && typeof profit === 'string')
    .toSorted((a, b) => Number(b.profit) - Number(a.profit))
    .slice(0, MOST_NAMED)
    .map(({ channel, source, campaign, profit, profit_low: low, profit_high: high, sales }) =>
      line('campaign_grows', {
        ...{ name: campaign || source, place: [channel, source, campaign], count: sales },
        ...{ amount: moneyIn(profit), low: moneyIn(low), high: moneyIn(high) },
      }),
    );
}

/** Margin less cost, by whole hundredths. */
function profitOf({ margin, cost }: ChannelsRow): string | null {
  if (typeof margin !== 'string' || typeof cost !== 'string') return null;
  const cents = Math.round(Number(margin) * 100) - Math.round(Number(cost) * 100);
  return (cents / 100).toFixed(2);
}
