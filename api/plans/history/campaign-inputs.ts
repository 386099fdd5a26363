import { campaignRates, type Observed } from '@throughline/transform/plan/rates/shrinkage';
import type { PlanLine } from '../../contract/plans.ts';
import type { HistoryRow } from './history.ts';

/** So many sales tell what a sale is worth; below it those of the channel, then of the business, do. */
const SALES_NEEDED = 20;

/** Sums of the year that rates come from. */
export interface Sums {
  cost: number;
  impressions: number;
  clicks: number;
  visits: number;
  leads: number;
  sales: number;
  /** Of months whose deals have mostly come. */
  ripeLeads: number;
  ripeSales: number;
  /** Null as soon as a part is unknown. */
  revenue: number | null;
  margin: number | null;
  months: number;
}

type Source = 'history' | 'group';
/** Where each input comes from. */
export type InputSources = Partial<
  Record<
    keyof NonNullable<PlanLine['sources']>,
    { readonly source: Source; readonly n: number; readonly kappa?: number }
  >
>;

type InputValues = Partial<
  Pick<PlanLine, 'cpc' | 'landing' | 'lead_rate' | 'deal_rate' | 'aov' | 'margin_rate'>
>;

export interface CampaignInputs {
  readonly channel: string;
  readonly campaign: string;
  readonly values: InputValues;
  /** Visits a month where nothing tells of clicks. */
  readonly visits: number | undefined;
  readonly sources: InputSources;
}

/** Inputs of every campaign from its year, its channel's and that of the business. */
export function campaignInputs(
  rows: readonly HistoryRow[],
  isRipe: (month: string) => boolean,
): CampaignInputs[] {
  const business = sumsOf(rows, isRipe);
  const hasLeads = business.leads > 0;
  return [...groups(rows, ({ channel }) => channel)].flatMap(([channel, ofChannel]) => {
    const group = sumsOf(ofChannel, isRipe);
    const campaigns = [...groups(ofChannel, ({ campaign }) => campaign)].map(([campaign, of]) => ({
      campaign,
      sums: sumsOf(of, isRipe),
    }));
    const rates = (pick: (sums: Sums) => Observed) =>
      campaignRates(
        campaigns.map(({ sums }) => pick(sums)),
        rateOf(pick(business)) ?? 0,
      );
    const leadRates = rates(({ visits, leads, sales }) =>
      observed(hasLeads ? leads : sales, visits),
    );
    const dealRates = rates(({ ripeSales, ripeLeads }) => observed(ripeSales, ripeLeads));
    return campaigns.map(({ campaign, sums }, at): CampaignInputs => {
      const sources: InputSources = {};
      const lead = leadRates[at]!;
      sources.lead_rate = shrunk(lead);
      const values: InputValues = { lead_rate: share(lead.mean) };
      if (hasLeads) {
        const deal = dealRates[at]!;
        values.deal_rate = share(deal.mean);
        sources.deal_rate = shrunk(deal);
      }
      const clicks = sums.clicks > 0 && sums.cost > 0;
      if (clicks) {
        values.cpc = Math.max(0.000001, sums.cost / sums.clicks).toFixed(6);
        sources.cpc = { source: 'history', n: Math.round(sums.clicks) };
        const own = sums.visits > 0;
        const landing = own ? sums : group;
        if (landing.visits > 0 && landing.clicks > 0) {
          values.landing = share(landing.visits / landing.clicks);
          sources.landing = { source: own ? 'history' : 'group', n: Math.round(landing.clicks) };
        }
      } else sources.visits = { source: 'history', n: Math.round(sums.visits) };
      const worth =
        [sums, group, business].find(
          ({ sales, revenue }) => revenue !== null && sales >= SALES_NEEDED,
        ) ?? (business.revenue !== null && business.sales > 0 ? business : undefined);
      if (worth) {
        const from = {
          source: worth === sums ? 'history' : 'group',
          n: Math.round(worth.sales),
        } as const;
        values.aov = Math.max(0, worth.revenue! / worth.sales).toFixed(2);
        sources.aov = from;
        if (worth.margin !== null && worth.revenue! > 0) {
          values.margin_rate = Math.min(1, rounded(worth.margin / worth.revenue!));
          sources.margin_rate = from;
        }
      }
      return {
        ...{ channel, campaign, values, sources },
        visits: clicks ? undefined : sums.visits / Math.max(1, sums.months),
      };
    });
  });
}

function sumsOf(rows: readonly HistoryRow[], isRipe: (month: string) => boolean): Sums {
  const known = (values: readonly (string | null)[]) =>
    values.reduce<number | null>(
      (so, value) => (so === null || value === null ? null : so + Number(value)),
      0,
    );
  const ripe = rows.filter(({ month }) => isRipe(month));
  const sum = (
    of: readonly HistoryRow[],
    key: 'impressions' | 'clicks' | 'visits' | 'leads' | 'sales',
  ) => of.reduce((so, row) => so + row[key], 0);
  return {
    cost: rows.reduce((so, { cost }) => so + Number(cost ?? 0), 0),
    impressions: sum(rows, 'impressions'),
    ...{ clicks: sum(rows, 'clicks'), visits: sum(rows, 'visits'), leads: sum(rows, 'leads') },
    ...{ sales: sum(rows, 'sales'), ripeLeads: sum(ripe, 'leads'), ripeSales: sum(ripe, 'sales') },
    revenue: known(rows.map(({ revenue }) => revenue)),
    margin: known(rows.map(({ margin }) => margin)),
    months: new Set(rows.map(({ month }) => month)).size,
  };
}

/** Successes of trials; where attribution gives more successes than there were trials, all of them. */
function observed(successes: number, trials: number): Observed {
  return { successes: Math.min(successes, trials), trials };
}

function rateOf({ successes, trials }: Observed): number | null {
  return trials > 0 ? successes / trials : null;
}

/** A rate that owes more to its group than to its own trials says so. */
function shrunk({ trials, kappa }: { readonly trials: number; readonly kappa: number }) {
  return {
    source: trials >= kappa ? ('history' as const) : ('group' as const),
    n: Math.round(trials),
    kappa: Math.round(kappa),
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(6));
}

function share(value: number): number {
  return Math.max(0, Math.min(1, rounded(value)));
}

function groups<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
  }
  return found;
}
