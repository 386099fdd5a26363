import type { CONTRACTS } from '../contract/reports/index.ts';
import { anomaliesReport } from './anomalies/anomalies-report.ts';
import type { ReportAnswer } from './answer.ts';
import { attributionAnswer } from './attribution/answer.ts';
import { automationAnswer } from './automation/answer.ts';
import { callsAnswer } from './calls/answer.ts';
import { campaignsReport } from './campaigns/campaigns-report.ts';
import { changesReport } from './changes/changes-report.ts';
import { channelRulesReport } from './channel-rules/channel-rules-report.ts';
import { channelsAnswer } from './channels/answer.ts';
import { claimsAnswer } from './claims/answer.ts';
import { closeChangesAnswer } from './close-changes/answer.ts';
import { clvAnswer } from './clv/answer.ts';
import { cohortsAnswer } from './cohorts/answer.ts';
import { counterfactualReport } from './counterfactual/counterfactual-report.ts';
import { coverageAnswer } from './coverage/answer.ts';
import { customersAnswer } from './customer-list/answer.ts';
import { dataQualityAnswer } from './data-quality/answer.ts';
import { dealsAnswer } from './deals/answer.ts';
import { emailAnswer } from './email/answer.ts';
import { experimentsAnswer } from './experiments/answer.ts';
import { exploreAnswer } from './explore/answer.ts';
import { fraudAnswer } from './fraud/answer.ts';
import { funnelAnswer } from './funnel/answer.ts';
import { goalsReport } from './goals/goals-report.ts';
import { incrementalityAnswer } from './incrementality/answer.ts';
import { journeysAnswer } from './journeys/answer.ts';
import { lagsReport } from './lags/lags-report.ts';
import { landingAnswer } from './landing/answer.ts';
import { listGrowthAnswer } from './list-growth/answer.ts';
import { marketAnswer } from './market/answer.ts';
import { maturityAnswer } from './maturity-stage/answer.ts';
import { monthsAnswer } from './months/answer.ts';
import { multiverseReport } from './multiverse/multiverse-report.ts';
import { npsAnswer } from './nps/answer.ts';
import { offlineAnswer } from './offline/answer.ts';
import { overlapReport } from './overlap/overlap-report.ts';
import { overviewAnswer } from './overview/answer.ts';
import { partnersAnswer } from './partners/answer.ts';
import { pathsReport } from './paths/paths-report.ts';
import { paybackAnswer } from './payback/answer.ts';
import { planFactAnswer } from './plan-fact/answer.ts';
import { productsAnswer } from './products/answer.ts';
import { raceAnswer } from './race/answer.ts';
import { reconcileAnswer } from './reconcile/answer.ts';
import { reviewsAnswer } from './reviews/answer.ts';
import { rfmAnswer } from './rfm/answer.ts';
import { salesDeskAnswer } from './sales-desk/answer.ts';
import { scenariosAnswer } from './scenarios/scenarios-report.ts';
import { scoresAnswer } from './scores/answer.ts';
import { scriptAnswer } from './script/answer.ts';
import { searchAnswer } from './search/answer.ts';
import { serviceAnswer } from './service/answer.ts';
import { smartGoalsAnswer } from './smart-goals/answer.ts';
import { socialAnswer } from './social/answer.ts';
import { stockAnswer } from './stock/answer.ts';
import { swotAnswer } from './swot/answer.ts';

/** How each report is answered. A contract without an answer does not compile. */
export const ANSWERS: {
  readonly [Name in keyof typeof CONTRACTS]: ReportAnswer<(typeof CONTRACTS)[Name]>;
} = {
  overview: overviewAnswer,
  race: raceAnswer,
  maturity: maturityAnswer,
  swot: swotAnswer,
  anomalies: { answer: anomaliesReport, drills: {} },
  fraud: fraudAnswer,
  channels: channelsAnswer,
  campaigns: { answer: campaignsReport, drills: {} },
  changes: { answer: changesReport, drills: {} },
  funnel: funnelAnswer,
  goals: { answer: goalsReport, drills: {} },
  'smart-goals': smartGoalsAnswer,
  attribution: attributionAnswer,
  counterfactual: { answer: counterfactualReport, drills: {} },
  multiverse: { answer: multiverseReport, drills: {} },
  paths: { answer: pathsReport, drills: {} },
  lags: { answer: lagsReport, drills: {} },
  overlap: { answer: overlapReport, drills: {} },
  journeys: journeysAnswer,
  cohorts: cohortsAnswer,
  customers: customersAnswer,
  rfm: rfmAnswer,
  clv: clvAnswer,
  scores: scoresAnswer,
  explore: exploreAnswer,
  months: monthsAnswer,
  'plan-fact': planFactAnswer,
  payback: paybackAnswer,
  scenarios: scenariosAnswer,
  'close-changes': closeChangesAnswer,
  reconcile: reconcileAnswer,
  claims: claimsAnswer,
  'data-quality': dataQualityAnswer,
  coverage: coverageAnswer,
  'channel-rules': { answer: channelRulesReport, drills: {} },
  calls: callsAnswer,
  'sales-desk': salesDeskAnswer,
  script: scriptAnswer,
  deals: dealsAnswer,
  service: serviceAnswer,
  email: emailAnswer,
  automation: automationAnswer,
  'list-growth': listGrowthAnswer,
  products: productsAnswer,
  stock: stockAnswer,
  nps: npsAnswer,
  reviews: reviewsAnswer,
  social: socialAnswer,
  incrementality: incrementalityAnswer,
  experiments: experimentsAnswer,
  landing: landingAnswer,
  search: searchAnswer,
  offline: offlineAnswer,
  partners: partnersAnswer,
  market: marketAnswer,
};
