import { anomalies } from './anomalies.ts';
import { attribution } from './attribution.ts';
import { automation } from './automation.ts';
import { calls } from './calls.ts';
import { campaigns } from './campaigns.ts';
import { changes } from './changes.ts';
import { channelRules } from './channel-rules.ts';
import { channels } from './channels.ts';
import { claims } from './claims.ts';
import { closeChanges } from './close-changes.ts';
import { clv } from './clv.ts';
import { cohorts } from './cohorts.ts';
import { counterfactual } from './counterfactual.ts';
import { coverage } from './coverage.ts';
import { customers } from './customers.ts';
import { dataQuality } from './data-quality.ts';
import { deals } from './deals.ts';
import { email } from './email.ts';
import { experiments } from './experiments.ts';
import { explore } from './explore.ts';
import { fraud } from './fraud.ts';
import { funnel } from './funnel.ts';
import { goals } from './goals.ts';
import { incrementality } from './incrementality.ts';
import { journeys } from './journeys.ts';
import { lags } from './lags.ts';
import { landing } from './landing.ts';
import { listGrowth } from './list-growth.ts';
import { market } from './market.ts';
import { maturity } from './maturity.ts';
import { months } from './months.ts';
import { multiverse } from './multiverse.ts';
import { nps } from './nps.ts';
import { offline } from './offline.ts';
import { overlap } from './overlap.ts';
import { overview } from './overview.ts';
import { partners } from './partners.ts';
import { paths } from './paths.ts';
import { payback } from './payback.ts';
import { planFact } from './plan-fact.ts';
import { products } from './products.ts';
import { race } from './race.ts';
import { reconcile } from './reconcile.ts';
import { reviews } from './reviews.ts';
import { rfm } from './rfm.ts';
import { salesDesk } from './sales-desk.ts';
import { scenarios } from './scenarios.ts';
import { scores } from './scores.ts';
import { script } from './script.ts';
import { search } from './search.ts';
import { service } from './service.ts';
import { smartGoals } from './smart-goals.ts';
import { social } from './social.ts';
import { stock } from './stock.ts';
import { swot } from './swot.ts';

/** Every report, in the order of navigation and help. Routes, command, documents and tests walk this list. */
export const CONTRACTS = {
  overview,
  race,
  maturity,
  swot,
  anomalies,
  fraud,
  channels,
  campaigns,
  changes,
  funnel,
  goals,
  'smart-goals': smartGoals,
  attribution,
  multiverse,
  counterfactual,
  paths,
  lags,
  overlap,
  journeys,
  cohorts,
  customers,
  rfm,
  clv,
  scores,
  explore,
  months,
  'plan-fact': planFact,
  payback,
  scenarios,
  'close-changes': closeChanges,
  reconcile,
  claims,
  'data-quality': dataQuality,
  coverage,
  'channel-rules': channelRules,
  calls,
  'sales-desk': salesDesk,
  script,
  deals,
  service,
  email,
  automation,
  'list-growth': listGrowth,
  products,
  stock,
  nps,
  reviews,
  social,
  incrementality,
  experiments,
  landing,
  search,
  offline,
  partners,
  market,
} as const;

export type ReportName = keyof typeof CONTRACTS;
export const REPORT_NAMES = Object.keys(CONTRACTS) as [ReportName, ...ReportName[]];

/** Reports that say the same in every line that holds the same: all but those that tell how data came. */
export const COMPARED_CONTRACTS = Object.values(CONTRACTS).filter(
  ({ isOfArrival }) => !isOfArrival,
);
