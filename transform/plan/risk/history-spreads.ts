import { kappaOf } from '../rates/shrinkage.ts';
import { type CampaignMonth, historyRisk } from './history-risk.ts';

/** What a campaign had in a month of the past; `visits` and not clicks are what leads come of. */
export interface HistoryMonth extends CampaignMonth {
  readonly visits: number;
}

/** Whose months tell how much a driver varies. */
export type SpreadSource = 'campaign' | 'channel' | 'business';

interface Told {
  readonly source: SpreadSource;
  /** Months of that source in which there was something to see. */
  readonly months: number;
}

export interface PriceSpread extends Told {
  /** Standard deviation of log prices. */
  readonly sigma: number;
}

export interface RateSpread extends Told {
  /** Trials that a rate is worth: α + β of its Beta. */
  readonly worth: number;
}

/** How much each driver varies; null where no six months tell. */
export interface Spreads {
  readonly cpc: PriceSpread | null;
  readonly aov: PriceSpread | null;
  /** Leads of visits, sales of leads, and sales of visits where no step between them is planned. */
  readonly lead_rate: RateSpread | null;
  readonly deal_rate: RateSpread | null;
  readonly sale_rate: RateSpread | null;
}

export interface PastCampaign {
  readonly channel: string;
  /** Empty where facts name none. */
  readonly campaign: string;
  /** All campaigns have the same months, in order, those without anything as well. */
  readonly months: readonly HistoryMonth[];
}

export interface SpreadsAsked {
  /** How many months the plan has. */
  readonly planMonths: number;
  /** How many of the past months, from the first on, have had time to bring their sales. */
  readonly ripe: number;
}

/** Months from which on a spread is estimated, and as many that the channel's spread is worth beside a campaign's own. */
const NEEDED = 6;

type Rate = 'lead_rate' | 'deal_rate' | 'sale_rate';
type Driver = keyof Spreads;
/** Variances, of log prices and of rates as a share of p (1 − p), each with the months that it was seen in. */
type Level = Readonly<
  Record<Driver, { readonly variance: number; readonly months: number } | null>
>;

/**
 * How much the drivers of a plan vary, from the months of the business: by `historyRisk` of a campaign, its channel and the
 * business. A variance of n months is shrunk to that of the level above, which is worth six: (n · own + 6 · above) / (n + 6). A
 * campaign with fewer than six has its channel's. Campaigns of a channel differ among each other, too: a rate is worth no more
 * trials than the channel's κ and its own together (section 7 of the planning reference: Beta with α + β = κ + n).
 */
export function historySpreads(
  past: readonly PastCampaign[],
  asked: SpreadsAsked,
): (channel: string, campaign: string) => Spreads {
  const business = levelOf(added(past), asked);
  const channels = new Map(
    [...groups(past)].map(([channel, campaigns]) => [
      channel,
      {
        level: levelOf(added(campaigns), asked),
        kappa: once((rate: Rate) => kappaAmong(campaigns, rate)),
        campaigns: new Map(
          campaigns.map(({ campaign, months }) => [
            campaign,
            { months, level: levelOf(months, asked) },
          ]),
        ),
      },
    ]),
  );
  const of = (channel: string, campaign: string): Spreads => {
    const known = channels.get(channel);
    const own = campaign === '' ? undefined : known?.campaigns.get(campaign);
    const found = (driver: Driver) =>
      narrowest(
        [
          ['business', business[driver]],
          ['channel', known?.level[driver] ?? null],
          ['campaign', own?.level[driver] ?? null],
        ],
        NEEDED,
      );
    const price = (driver: 'cpc' | 'aov'): PriceSpread | null => {
      const spread = found(driver);
      return spread && { ...spread.told, sigma: Math.sqrt(spread.variance) };
    };
    const rate = (driver: Rate): RateSpread | null => {
      const spread = found(driver);
      if (!spread) return null;
      const worth = Math.max(1, 1 / spread.variance - 1);
      // A channel as a whole is not one of its campaigns.
      if (campaign === '' || !known) return { ...spread.told, worth };
      const trials = trialsOf(own?.months ?? [], driver);
      return { ...spread.told, worth: Math.min(worth, known.kappa(driver) + trials) };
    };
    return {
      ...{ cpc: price('cpc'), aov: price('aov'), lead_rate: rate('lead_rate') },
      ...{ deal_rate: rate('deal_rate'), sale_rate: rate('sale_rate') },
    };
  };
  // Each month of a campaign asks for the same.
  const known = new Map<string, Spreads>();
  return (channel, campaign) => {
    const key = JSON.stringify([channel, campaign]);
    const spreads = known.get(key) ?? of(channel, campaign);
    known.set(key, spreads);
    return spreads;
  };
}

function once<Key, Value>(of: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, of(key));
    return known.get(key)!;
  };
}

/** From the widest level to the narrowest one, each shrunk to what is known above it. */
function narrowest(
  levels: readonly (readonly [SpreadSource, Level[Driver]])[],
  worth: number,
): { readonly variance: number; readonly told: Told } | null {
  let so: { readonly variance: number; readonly told: Told } | null = null;
  for (const [source, level] of levels) {
    if (!level || level.months < NEEDED) continue;
    const { months, variance } = level;
    const shrunk: number = so
      ? (months * variance + worth * so.variance) / (months + worth)
      : variance;
    so = { variance: shrunk, told: { source, months } };
  }
  return so;
}

function levelOf(months: readonly HistoryMonth[], { planMonths, ripe }: SpreadsAsked): Level {
  const decided = months.slice(0, ripe);
  // What rates come of stands where `historyRisk` looks for it.
  const of = (
    own: readonly HistoryMonth[],
    change: (month: HistoryMonth) => Partial<CampaignMonth> = () => ({}),
  ) => historyRisk([own.map((month) => ({ ...month, ...change(month) }))], planMonths).drivers[0]!;
  const asTold = of(months);
  const leadRate = of(months, ({ visits }) => ({ clicks: visits })).lead_rate;
  const dealRate = of(decided).deal_rate;
  const saleRate = of(decided, ({ visits, deals }) => ({ clicks: visits, leads: deals })).lead_rate;
  const seen = (isSeen: (month: HistoryMonth) => boolean) => months.filter(isSeen).length;
  const price = (found: typeof asTold.cpc, count: number) =>
    found && { variance: found.sigma ** 2, months: count };
  const rate = (found: typeof leadRate, driver: Rate) => {
    const own = driver === 'lead_rate' ? months : decided;
    return (
      found && {
        variance: 1 / (found.alpha + found.beta + 1),
        months: own.filter((month) => ofRate(month, driver).trials > 0).length,
      }
    );
  };
  const hasLeads = months.some(({ leads }) => leads > 0);
  return {
    cpc: price(
      asTold.cpc,
      seen(({ clicks, cost }) => clicks > 0 && cost > 0),
    ),
    aov: price(
      asTold.aov,
      seen(({ deals, revenue }) => deals > 0 && revenue > 0),
    ),
    lead_rate: hasLeads ? rate(leadRate, 'lead_rate') : null,
    deal_rate: hasLeads ? rate(dealRate, 'deal_rate') : null,
    sale_rate: rate(saleRate, 'sale_rate'),
  };
}

function ofRate({ visits, leads, deals }: HistoryMonth, rate: Rate) {
  if (rate === 'deal_rate') return { successes: deals, trials: leads };
  return { successes: rate === 'lead_rate' ? leads : deals, trials: visits };
}

function trialsOf(months: readonly HistoryMonth[], rate: Rate): number {
  return months.reduce((sum, month) => sum + ofRate(month, rate).trials, 0);
}

/** How like the campaigns of a channel are, in trials. */
function kappaAmong(campaigns: readonly PastCampaign[], rate: Rate): number {
  const observed = campaigns.map(({ months }) => {
    const trials = trialsOf(months, rate);
    const successes = months.reduce((sum, month) => sum + ofRate(month, rate).successes, 0);
    return { successes: Math.min(successes, trials), trials };
  });
  const trials = observed.reduce((sum, one) => sum + one.trials, 0);
  const successes = observed.reduce((sum, one) => sum + one.successes, 0);
  return kappaOf(observed, trials > 0 ? successes / trials : 0);
}

function groups(past: readonly PastCampaign[]): ReadonlyMap<string, readonly PastCampaign[]> {
  const found = new Map<string, PastCampaign[]>();
  for (const one of past) found.set(one.channel, [...(found.get(one.channel) ?? []), one]);
  return found;
}

/** Month by month. */
function added(campaigns: readonly PastCampaign[]): readonly HistoryMonth[] {
  const [first] = campaigns;
  const sum = (at: number, key: keyof HistoryMonth) =>
    campaigns.reduce((so, { months }) => so + (months[at]?.[key] ?? 0), 0);
  return (first?.months ?? []).map((_, at) => ({
    ...{ cost: sum(at, 'cost'), clicks: sum(at, 'clicks'), visits: sum(at, 'visits') },
    ...{ leads: sum(at, 'leads'), deals: sum(at, 'deals'), revenue: sum(at, 'revenue') },
  }));
}
