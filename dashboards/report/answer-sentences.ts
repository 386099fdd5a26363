import { DATA_WORDS } from '@throughline/api/contract/data-words';
import type { CampaignsReport } from '@throughline/api/contract/reports/campaigns';
import type { ChangesReport } from '@throughline/api/contract/reports/changes';
import { changeDriverTexts } from '@throughline/api/contract/reports/changes-drivers';
import type { CloseChangesReport } from '@throughline/api/contract/reports/close-changes';
import type { ClvReport } from '@throughline/api/contract/reports/clv';
import type { CoverageReport } from '@throughline/api/contract/reports/coverage';
import type { DataQualityReport } from '@throughline/api/contract/reports/data-quality';
import type { MultiverseReport } from '@throughline/api/contract/reports/multiverse';
import type { PaybackReport } from '@throughline/api/contract/reports/payback';
import type { PlanFactReport } from '@throughline/api/contract/reports/plan-fact';
import { driverLabel } from '@throughline/api/contract/reports/plan-fact-columns';
import type { ReconcileReport } from '@throughline/api/contract/reports/reconcile';
import type { Answered } from './answer-sentence.ts';
import {
  anomaliesAnswer,
  claimsAnswer,
  counterfactualAnswer,
  funnelAnswer,
  goalsAnswer,
  maturityAnswer,
  overviewAnswer,
  raceAnswer,
} from './business-sentences.ts';
import {
  landingAnswer,
  marketAnswer,
  offlineAnswer,
  partnersAnswer,
  searchAnswer,
} from './content-sentences.ts';
import {
  cohortsAnswer,
  customersAnswer,
  dealsAnswer,
  rfmAnswer,
  scoresAnswer,
  serviceAnswer,
} from './customer-sentences.ts';
import {
  automationAnswer,
  callsAnswer,
  emailAnswer,
  npsAnswer,
  productsAnswer,
  salesDeskAnswer,
  stockAnswer,
} from './desk-sentences.ts';
import { experimentsAnswer } from './experiments-sentence.ts';
import { exploreAnswer } from './explore-sentence.ts';
import { monthsAnswer, scenariosAnswer } from './finance-sentences.ts';
import { fraudAnswer } from './fraud-sentence.ts';
import { incrementalityAnswer } from './incrementality-sentence.ts';
import { listGrowthAnswer } from './list-growth-sentence.ts';
import { reviewsAnswer, socialAnswer, swotAnswer } from './public-sentences.ts';
import { rulesAnswer } from './rules-sentence.ts';
import { scriptAnswer } from './script-sentence.ts';
import { smartGoalsAnswer } from './smart-goals-sentence.ts';

/** Whether the plan pays back, when, and at what risk. */
export const paybackAnswer: Answered<PaybackReport> = ({ kpis }, { money, share, month }) => {
  const { npv, p_loss, payback } = kpis;
  const { status, month: back, lasting_month: lasting } = payback.completion;
  const { completion: value, p10, p90 } = npv;
  const range = p10 !== null && p90 !== null ? { low: money(p10), high: money(p90) } : undefined;
  return [
    status === 'reached' && back !== null
      ? {
          key:
            lasting === null
              ? 'payback.notLasting'
              : lasting === back
                ? 'payback.reached'
                : 'payback.again',
          values: { month: month(back), ...(lasting !== null && { lasting: month(lasting) }) },
        }
      : { key: PAYBACK[status] ?? 'payback.unknown' },
    ...(value === null
      ? []
      : [
          {
            key: range ? 'payback.valueWithin' : 'payback.value',
            values: { value: money(value), ...range },
          },
        ]),
    ...(p_loss === null ? [] : [{ key: 'payback.loss', values: { chance: share(p_loss) } }]),
  ];
};
const PAYBACK: Readonly<Record<string, string>> = {
  never_negative: 'payback.neverNegative',
  not_reached: 'payback.notReached',
  all_zero: 'payback.noFlows',
};

/** How far the facts are off the plan, and which driver moved most. */
export const planFactAnswer: Answered<PlanFactReport> = ({ meta, totals }, writing) => {
  const { plan, fact, difference } = totals.outcome;
  if (plan === null || fact === null || difference === null) return [{ key: 'planFact.unknown' }];
  const write = meta.of === 'leads' || meta.of === 'deals' ? writing.count : writing.money;
  const isBelow = Number(difference) < 0;
  const size = (text: string) => Math.abs(Number(text));
  const most = [...(totals.bridge ?? [])].sort((a, b) => size(b.effect) - size(a.effect))[0];
  const without = (text: string) => text.replace(/^-/, '');
  return [
    {
      key:
        Number(difference) === 0 ? 'planFact.met' : isBelow ? 'planFact.below' : 'planFact.above',
      values: { fact: write(fact), plan: write(plan), difference: write(without(difference)) },
    },
    ...(most && size(most.effect) > 0
      ? [
          {
            key: Number(most.effect) < 0 ? 'planFact.took' : 'planFact.gave',
            values: {
              driver: driverLabel(most.driver, writing.language),
              effect: write(without(most.effect)),
            },
          },
        ]
      : []),
  ];
};

/** What there is to stop and to grow, with the money that is at stake; which campaign loses most, and since when. */
export const campaignsAnswer: Answered<CampaignsReport> = ({ verdicts, losing }, writing) => {
  const { money, day, channel } = writing;
  const sizeOf = (profit: unknown) => money(String(profit).replace(/^-/, ''));
  const ofVerdict = (verdict: 'stop' | 'grow') => {
    const found = verdicts.find((one) => one.verdict === verdict);
    if (!found || found.campaigns === 0 || typeof found.profit !== 'string') return [];
    const { campaigns: count, profit } = found;
    return [{ key: `campaigns.${verdict}`, values: { count, profit: sizeOf(profit) } }];
  };
  const [stop, grow] = [ofVerdict('stop'), ofVerdict('grow')];
  return [
    ...(stop.length + grow.length > 0 ? stop : [{ key: 'campaigns.undecided' }]),
    ...(losing
      ? [
          {
            key: 'campaigns.losing',
            values: {
              name: [channel(losing.channel), losing.source, losing.campaign]
                .filter(Boolean)
                .join(' · '),
              ...{ loss: sizeOf(losing.profit), since: day(losing.since) },
              lost: money(losing.lost),
            },
          },
        ]
      : []),
    ...grow,
  ];
};

/** How much changed, mostly because of what, and where most. */
export const changesAnswer: Answered<ChangesReport> = ({ meta, rows, totals, known }, writing) => {
  const { before, now, change, factor, factor_effect } = known ?? totals;
  if (before === null || now === null || change === null) return [{ key: 'changes.unknown' }];
  const { money, language, channel } = writing;
  const without = (text: string) => text.replace(/^-/, '');
  const way = Number(change) === 0 ? 'same' : Number(change) < 0 ? 'fell' : 'rose';
  const signed = (text: string) =>
    `${text.startsWith('-') ? '−' : '+'}\u2060${money(without(text))}`;
  const [mover] = rows.filter(({ kind, change: own }) => kind === 'row' && Number(own) !== 0);
  return [
    ...(known && meta.unknown > 0
      ? [{ key: 'changes.partly', values: { count: meta.unknown } }]
      : []),
    {
      key: `changes.${way}_${meta.of}`,
      values: { change: money(without(change)), before: money(before), now: money(now) },
    },
    ...(factor && factor_effect
      ? [
          {
            key: 'changes.because',
            values: {
              driver: changeDriverTexts(factor)[language].toLocaleLowerCase(language),
              effect: signed(factor_effect),
            },
          },
        ]
      : []),
    ...(mover?.change
      ? [
          {
            key: 'changes.mover',
            values: {
              name: [channel(mover.channel), mover.source, mover.campaign]
                .filter(Boolean)
                .join(' · '),
              change: signed(mover.change),
            },
          },
        ]
      : []),
  ];
};

/** On how many channels the verdict depends on how one counts, and on which choice most. */
export const multiverseAnswer: Answered<MultiverseReport> = ({ rows }, { channel }) => {
  const known = rows.filter(({ readings }) => readings > 0);
  if (known.length === 0) return [{ key: 'multiverse.none' }];
  const divided = known.filter(({ earns, readings }) => earns > 0 && earns < readings);
  const [most] = divided;
  if (!most) return [{ key: 'multiverse.agreed' }];
  return [
    {
      key: 'multiverse.divided',
      values: {
        ...{ count: divided.length, of: known.length },
        channels: divided.map((row) => channel(row.channel)).join(', '),
      },
    },
    ...(most.decisive ? [{ key: `multiverse.decisive_${most.decisive.choice}` }] : []),
  ];
};

/** Whether each step's sides are brought together, and what is not compared. */
export const reconcileAnswer: Answered<ReconcileReport> = ({ steps }, { money }) =>
  steps.map(({ step, status, left, right, difference }) => {
    if (status !== 'compared') return { key: `reconcile.${status}.${step}` };
    if (left === null || right === null || difference === null)
      return { key: `reconcile.unknown.${step}` };
    return {
      key: `reconcile.compared.${step}`,
      values: { left: money(left), right: money(right), difference: money(difference) },
    };
  });

/** How far a closed month is from what was frozen. */
export const closeChangesAnswer: Answered<CloseChangesReport> = (
  { meta: { month: closed, changes }, totals: { difference } },
  { money, month },
) => {
  if (closed === null) return [{ key: 'closeChanges.none' }];
  const of = { month: month(closed) };
  if (changes === 0) return [{ key: 'closeChanges.same', values: of }];
  const shown = (value: string | null | undefined) => (value == null ? '–' : money(value));
  return [
    { key: 'closeChanges.changed', values: { ...of, count: changes } },
    {
      key: 'closeChanges.by',
      values: {
        ...{ cost: shown(difference.cost), revenue: shown(difference.revenue) },
        profit: shown(difference.profit),
      },
    },
  ];
};

/** Whether the sources are on time, and what is missing from the figures. */
export const dataQualityAnswer: Answered<DataQualityReport> = (
  { meta, rows },
  { channel, word },
) => {
  const late = rows.filter(({ state }) => state === 'late' || state === 'silent');
  const rejected = rows.reduce((sum, row) => sum + row.rejected, 0);
  const { unpriced } = meta;
  const known = rows.filter(({ state }) => state === 'fresh').length;
  const isSound = late.length === 0 && rejected === 0 && unpriced.length === 0;
  return [
    isSound
      ? { key: known > 0 ? 'dataQuality.yes' : 'dataQuality.unknown', values: { count: known } }
      : { key: 'dataQuality.but' },
    ...late.slice(0, 3).map(({ source, late_days }) => ({
      key: 'dataQuality.late',
      values: { source: word('connection', source), count: late_days ?? 0 },
    })),
    ...(late.length > 3
      ? [{ key: 'dataQuality.lateMore', values: { count: late.length - 3 } }]
      : []),
    ...unpriced.slice(0, 3).map((one) => ({
      key: 'dataQuality.unpriced',
      values: { name: [channel(one.channel), one.source].filter(Boolean).join(' · ') },
    })),
    ...(rejected > 0 ? [{ key: 'dataQuality.rejected', values: { count: rejected } }] : []),
  ];
};

/** Which share of the data is the weakest. */
export const coverageAnswer: Answered<CoverageReport> = ({ rows }, { share, language }) => {
  const known = rows.filter((row) => row.share !== null && row.check !== 'records_new');
  const [weakest] = [...known].sort((a, b) => (a.share ?? 1) - (b.share ?? 1));
  if (!weakest) return [{ key: 'coverage.unknown' }];
  if (weakest.share === 1) return [{ key: 'coverage.whole', values: { count: known.length } }];
  return [
    {
      key: 'coverage.weakest',
      values: {
        check: DATA_WORDS.check[weakest.check][language].toLocaleLowerCase(language),
        share: share(weakest.share ?? 0),
      },
    },
  ];
};

/** What customers will bring, and in how many orders. */
export const clvAnswer: Answered<ClvReport> = ({ kpis: { value, expected_orders } }, writing) => {
  const { money, count } = writing;
  if (value.value === null) return [{ key: 'clv.few' }];
  const { interval } = value;
  const within = interval && { low: money(`${interval.low}`), high: money(`${interval.high}`) };
  const orders = expected_orders.value;
  return [
    {
      key: within ? 'clv.within' : 'clv.value',
      values: { value: money(value.value), ...within },
    },
    ...(orders === null
      ? []
      : [{ key: 'clv.orders', values: { orders: count(`${Math.round(orders)}`) } }]),
  ];
};

/** Reports whose page begins with an answer. */
export const ANSWER_SENTENCES: Readonly<Record<string, Answered<never>>> = {
  payback: paybackAnswer,
  'plan-fact': planFactAnswer,
  campaigns: campaignsAnswer,
  changes: changesAnswer,
  multiverse: multiverseAnswer,
  clv: clvAnswer,
  reconcile: reconcileAnswer,
  'close-changes': closeChangesAnswer,
  'data-quality': dataQualityAnswer,
  coverage: coverageAnswer,
  'channel-rules': rulesAnswer,
  funnel: funnelAnswer,
  goals: goalsAnswer,
  'smart-goals': smartGoalsAnswer,
  counterfactual: counterfactualAnswer,
  overview: overviewAnswer,
  race: raceAnswer,
  maturity: maturityAnswer,
  anomalies: anomaliesAnswer,
  explore: exploreAnswer,
  fraud: fraudAnswer,
  claims: claimsAnswer,
  automation: automationAnswer,
  'list-growth': listGrowthAnswer,
  calls: callsAnswer,
  email: emailAnswer,
  products: productsAnswer,
  nps: npsAnswer,
  reviews: reviewsAnswer,
  social: socialAnswer,
  swot: swotAnswer,
  incrementality: incrementalityAnswer,
  experiments: experimentsAnswer,
  stock: stockAnswer,
  'sales-desk': salesDeskAnswer,
  script: scriptAnswer,
  landing: landingAnswer,
  search: searchAnswer,
  offline: offlineAnswer,
  partners: partnersAnswer,
  market: marketAnswer,
  deals: dealsAnswer,
  customers: customersAnswer,
  cohorts: cohortsAnswer,
  rfm: rfmAnswer,
  months: monthsAnswer,
  scenarios: scenariosAnswer,
  scores: scoresAnswer,
  service: serviceAnswer,
};
