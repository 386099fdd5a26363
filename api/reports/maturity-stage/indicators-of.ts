import type { MaturityIndicator } from '../../contract/reports/maturity-indicators.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { MaturityFacts, SaleSums } from './facts.ts';

/** What an indicator is, as the calculation takes it, with what it was computed of. */
export interface Measured {
  /** Absent: not known. */
  readonly input?: Readonly<Record<string, unknown>>;
  readonly value?: number;
  readonly word?: string;
  readonly part?: number;
  readonly of?: number;
  /** Hundredths that depend on it. */
  readonly governs?: number;
}
export type Measurements = Readonly<Record<MaturityIndicator, Measured>>;

const UNKNOWN: Measured = {};
/** A share of sales from which on a channel is active. */
const ACTIVE = 0.05;
/** Enough of all sales say it. */
const MOST = 0.9;
const MONTHS_NEEDED = 6;
const ANSWERS_NEEDED = 50;
const NOBODY: ReadonlySet<string> = new Set(['', 'Direct', 'Unassigned']);

/** The nineteen indicators from the facts of twelve months. What no fact says stays unknown. */
export function indicatorsOf(facts: MaturityFacts, plan: StoredPlan | null): Measurements {
  const { touches, sales, records, kept, devices, cost } = facts;
  const touched = (key: 'paid' | 'tagged' | 'costed' | 'visits') => sum(touches, (one) => one[key]);
  const sold = (key: keyof SaleSums, own = sales) => sum(own, (one) => Number(one[key]));
  const known = sales.filter(({ channel }) => !NOBODY.has(channel));
  const margin = sold('margin_unknown') > 0 ? undefined : sold('margin');
  const spent = cost.now ?? undefined;
  const calls = records.get('call');
  return {
    tracking_coverage: share(touched('tagged'), touched('paid'), {}, spent),
    cost_coverage: share(touched('costed'), touched('paid'), {}, spent),
    revenue_attributed:
      sold('revenue_unknown') > 0
        ? UNKNOWN
        : share(sold('revenue', known) / 100, sold('revenue') / 100, {}, margin),
    crm_loop: crmLoop(facts),
    identity: share(sold('joined'), sold('sales'), { cross_device: devices.across > 0 }, margin),
    active_channels: activeChannels(sales),
    trend: trendOf(facts),
    omnichannel: share(
      ...([sold('crossed'), sold('sales')] as const),
      { shared_campaigns: devices.shared > 0 },
      margin,
    ),
    email: emailOf(facts),
    // Which revenue comes from whom a segment addresses is told by no fact.
    segmentation: kept.get('segment')
      ? { input: { lists: true }, word: 'lists' }
      : { input: { lists: false }, word: 'no_lists' },
    loyalty: loyaltyOf(facts),
    leakage:
      calls && calls.inbound > 0
        ? share(Math.min(facts.missedCalls, calls.begun), calls.begun, {}, sold('call_margin'))
        : UNKNOWN,
    automation: UNKNOWN,
    experiments: UNKNOWN,
    threat_watch: UNKNOWN,
    cash_stability: stabilityOf(facts),
    planning: planningOf(plan),
    goals: goalsOf(plan, kept),
    budget_growth: growthOf(facts, plan),
  };
}

/** @param governs hundredths; undefined where they are not known. */
function share(
  part: number,
  of: number,
  more: Readonly<Record<string, unknown>>,
  governs: number | undefined,
): Measured {
  if (of <= 0) return UNKNOWN;
  const value = part / of;
  return {
    ...{ input: { share: value, ...more }, value, part, of },
    ...(governs !== undefined && { governs }),
  };
}

function crmLoop({ sales, records }: MaturityFacts): Measured {
  const all = sum(sales, (one) => one.sales);
  if (all === 0) return { input: { depth: 'none' }, word: 'none' };
  const within = (unknown: number) => 1 - unknown / all >= MOST;
  const deals = records.get('deal');
  const hasAmount = within(sum(sales, (one) => one.revenue_unknown));
  // A shop has no stages: what is paid there has its history in its payments and refunds.
  const hasStages = deals === undefined || deals.staged / Math.max(1, deals.records) >= MOST;
  const hasMargin = within(sum(sales, (one) => one.margin_unknown));
  const depth = !hasAmount
    ? 'none'
    : !hasStages
      ? 'amount'
      : hasMargin
        ? 'cogs_refunds'
        : 'status_history';
  return { input: { depth }, word: depth };
}

function activeChannels(sales: readonly SaleSums[]): Measured {
  const all = sum(sales, (one) => one.sales);
  if (all === 0) return UNKNOWN;
  const by = new Map<string, number>();
  for (const { channel, sales: count } of sales)
    if (channel !== '') by.set(channel, (by.get(channel) ?? 0) + count);
  const active = [...by].filter(([, count]) => count / all >= ACTIVE).map(([channel]) => channel);
  const offline = active.some((channel) => channel === 'Phone' || channel === 'Offline');
  return {
    input: { count: active.length, offline_or_phone: offline },
    ...{ value: active.length, part: active.length, of: by.size },
  };
}

/** The later half of the year against the earlier one: visits, and sales of visits. */
function trendOf({ touches, sales }: MaturityFacts): Measured {
  const half = (later: boolean) => {
    const visits = sum(
      touches.filter((one) => one.later === later),
      (one) => one.visits,
    );
    const count = sum(
      sales.filter((one) => one.later === later),
      (one) => one.sales,
    );
    return { visits, rate: visits > 0 ? count / visits : null };
  };
  const [earlier, later] = [half(false), half(true)];
  if (earlier.visits === 0 || earlier.rate === null || earlier.rate === 0 || later.rate === null)
    return UNKNOWN;
  const traffic = later.visits / earlier.visits - 1;
  const conversion = later.rate / earlier.rate - 1;
  return { input: { traffic, conversion }, value: Math.min(traffic, conversion) };
}

function emailOf({ records }: MaturityFacts): Measured {
  const list = records.get('subscriber');
  if (!list || list.records === 0) return UNKNOWN;
  const growth = (list.begun - list.gone) / list.records;
  // Which mails were sent by what people did is not told with the lists.
  return { input: { net_growth: growth }, value: growth, part: list.begun, of: list.records };
}

/** Share of revenue from those who had bought before, of the later half less that of the earlier one. */
function loyaltyOf({ sales, records }: MaturityFacts): Measured {
  const half = (later: boolean) => {
    const own = sales.filter((one) => one.later === later);
    const revenue = sum(own, (one) => one.revenue);
    const unknown = sum(own, (one) => one.revenue_unknown);
    return unknown > 0 || revenue <= 0 ? null : sum(own, (one) => one.repeat_revenue) / revenue;
  };
  const [earlier, later] = [half(false), half(true)];
  if (earlier === null || later === null) return UNKNOWN;
  const drivers = (records.get('survey_response')?.explained ?? 0) >= ANSWERS_NEEDED;
  return { input: { change: later - earlier, nps_drivers: drivers }, value: later - earlier };
}

/** Coefficient of variation of revenue by whole months. */
function stabilityOf({ sales, period }: MaturityFacts): Measured {
  const months = new Map<string, number>();
  for (const { month, revenue, revenue_unknown } of sales) {
    if (revenue_unknown > 0) return UNKNOWN;
    months.set(month, (months.get(month) ?? 0) + revenue);
  }
  const last = new Date(Date.parse(period.to) + 86_400_000).toISOString().slice(0, 10);
  const isWhole = (month: string) =>
    month >= period.from && (last.endsWith('-01') || month.slice(0, 7) !== period.to.slice(0, 7));
  const whole = [...months].filter(([month]) => isWhole(month)).map(([, revenue]) => revenue);
  if (whole.length < MONTHS_NEEDED) return UNKNOWN;
  const mean = sum(whole, (one) => one) / whole.length;
  if (mean <= 0) return UNKNOWN;
  const deviation = Math.sqrt(sum(whole, (one) => (one - mean) ** 2) / (whole.length - 1));
  return { input: { cv: deviation / mean }, value: deviation / mean, of: whole.length };
}

const YEAR = 12;

function planningOf(plan: StoredPlan | null): Measured {
  if (!plan) return { input: { depth: 'none' }, word: 'none' };
  const { lines, settings } = plan.plan;
  const channels = new Set(lines.map(({ channel }) => channel)).size;
  const depth =
    settings.months >= YEAR && channels > 1 ? 'full_year' : channels > 1 ? 'channel' : 'budget';
  return { input: { depth }, word: depth };
}

function goalsOf(plan: StoredPlan | null, kept: ReadonlyMap<string, number>): Measured {
  const basis = !plan ? 'none' : kept.has('slice:market') ? 'competitor' : 'own_data';
  return { input: { basis }, word: basis };
}

function growthOf({ cost, sales }: MaturityFacts, plan: StoredPlan | null): Measured {
  if (cost.now === null || cost.before === null || cost.before <= 0 || sales.length === 0)
    return UNKNOWN;
  const growth = cost.now / cost.before - 1;
  return { input: { growth, planned: plan !== null }, value: growth };
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
