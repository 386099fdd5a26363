export const SIDES = ['strength', 'weakness', 'opportunity', 'threat'] as const;
export type Side = (typeof SIDES)[number];

/** What a rule's threshold and value are: a share, NPS points, stars of five, or how many. */
export type RuleUnit = 'percent' | 'points' | 'stars' | 'count';

interface Rule {
  readonly side: Side;
  /** The report that says it. */
  readonly report:
    | ('channels' | 'campaigns' | 'plan-fact' | 'sales-desk' | 'calls')
    | ('nps' | 'reviews' | 'stock' | 'market');
  readonly unit: RuleUnit;
  /** What the value has to be beyond; 0 where an interval alone decides. */
  readonly threshold: number;
}

const rule = (
  side: Side,
  report: Rule['report'],
  unit: RuleUnit = 'percent',
  threshold = 0,
): Rule => ({ side, report, unit, threshold });

/**
 * Every rule, by what it finds.
 * - `channel_earns`, `channel_loses`: the whole 80 % interval of a channel's ROMI is above or below 0.
 * - `cost_missing`: paid traffic without any cost; `missed_calls`: calls that nobody answered and nobody returned.
 * - `above_plan`, `below_plan`: what the rates from visit to lead and from lead to sale add to the plan's outcome, or take off it.
 * - `answers_quickly`, `answers_late`: share of leads that were answered in time.
 * - `recommended`, `not_recommended`: the whole interval of the NPS; `rated_well`, `rated_badly`: that of the mean rating of reviews.
 * - `ads_without_stock`: what ads of products cost on days without stock.
 * - `campaign_grows`: even the lower end of the campaign's profit is one.
 * - `market_grows`, `market_shrinks`: change of a series of the market; `ahead`, `behind`: our own change less that.
 * - `concentrated`: share of one channel in the revenue; `lead_dearer`: change of the cost of a lead against the period before.
 * - `nps_falls`, `rating_falls`: a fall beyond chance.
 */
export const RULES = {
  channel_earns: rule('strength', 'channels'),
  above_plan: rule('strength', 'plan-fact', 'percent', 0.05),
  answers_quickly: rule('strength', 'sales-desk', 'percent', 0.9),
  recommended: rule('strength', 'nps', 'points'),
  rated_well: rule('strength', 'reviews', 'stars', 4.3),
  ahead: rule('strength', 'market', 'percent', 0.05),
  channel_loses: rule('weakness', 'channels'),
  cost_missing: rule('weakness', 'channels', 'count'),
  below_plan: rule('weakness', 'plan-fact', 'percent', -0.05),
  missed_calls: rule('weakness', 'calls', 'count'),
  answers_late: rule('weakness', 'sales-desk', 'percent', 0.5),
  not_recommended: rule('weakness', 'nps', 'points'),
  rated_badly: rule('weakness', 'reviews', 'stars', 4),
  ads_without_stock: rule('weakness', 'stock', 'count'),
  campaign_grows: rule('opportunity', 'campaigns', 'count'),
  market_grows: rule('opportunity', 'market', 'percent', 0.05),
  concentrated: rule('threat', 'channels', 'percent', 0.5),
  lead_dearer: rule('threat', 'channels', 'percent', 0.2),
  market_shrinks: rule('threat', 'market', 'percent', -0.05),
  behind: rule('threat', 'market', 'percent', -0.05),
  nps_falls: rule('threat', 'nps', 'points'),
  rating_falls: rule('threat', 'reviews', 'stars'),
} as const satisfies Readonly<Record<string, Rule>>;
export type RuleName = keyof typeof RULES;
export const RULE_NAMES = Object.keys(RULES) as [RuleName, ...RuleName[]];

/** Campaigns to grow and series of the market that are named at most, those with the most at stake. */
export const MOST_NAMED = 3;
/** Fewer leads or answers than these say nothing about a share. */
export const LEAST_LEADS = 20;
export const LEAST_ANSWERS = 10;

/** What the draft is made of, and whether there is enough of it. */
export const SOURCES = [
  ...(['channels', 'campaigns', 'plan-fact', 'sales-desk', 'calls'] as const),
  ...(['nps', 'reviews', 'stock', 'market'] as const),
] as const;
export type SwotSource = (typeof SOURCES)[number];
