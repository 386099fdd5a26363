import { dayWords } from '@throughline/api/contract/day-words';
import type { Language } from '@throughline/api/contract/metrics';
import type { AnomaliesReport } from '@throughline/api/contract/reports/anomalies';
import type { CampaignsReport } from '@throughline/api/contract/reports/campaigns';
import type { ChangesReport } from '@throughline/api/contract/reports/changes';
import { changeDriverTexts } from '@throughline/api/contract/reports/changes-drivers';
import type { CloseChangesReport } from '@throughline/api/contract/reports/close-changes';
import type { CounterfactualReport } from '@throughline/api/contract/reports/counterfactual';
import type { FunnelReport } from '@throughline/api/contract/reports/funnel';
import type { GoalsReport } from '@throughline/api/contract/reports/goals';
import type { MaturityReport } from '@throughline/api/contract/reports/maturity';
import type { MultiverseReport } from '@throughline/api/contract/reports/multiverse';
import type { OverviewReport } from '@throughline/api/contract/reports/overview';
import type { PaybackReport } from '@throughline/api/contract/reports/payback';
import type { PlanFactReport } from '@throughline/api/contract/reports/plan-fact';
import { driverLabel } from '@throughline/api/contract/reports/plan-fact-columns';
import type { RaceReport } from '@throughline/api/contract/reports/race';
import type { ReconcileReport } from '@throughline/api/contract/reports/reconcile';
import { wordsOf } from '@throughline/api/contract/words';
import { subtractDecimals } from '../format/decimal.ts';

/** A sentence by its words under `reportAnswer.` and what stands in them; `count` chooses between one and several. */
export interface AnswerSentence {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** How figures are written inside a sentence. */
export interface SentenceWriting {
  readonly language: Language;
  money(value: string): string;
  count(value: string): string;
  share(value: number): string;
  month(value: string): string;
  channel(name: string): string;
}

type Answered<Report> = (report: Report, writing: SentenceWriting) => readonly AnswerSentence[];

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

/** What there is to stop and to grow, with the money that is at stake. */
export const campaignsAnswer: Answered<CampaignsReport> = ({ verdicts }, { money }) => {
  const sentences = (['stop', 'grow'] as const).flatMap((verdict) => {
    const found = verdicts.find((one) => one.verdict === verdict);
    if (!found || found.campaigns === 0) return [];
    const { campaigns: count, profit } = found;
    return typeof profit === 'string'
      ? [
          {
            key: `campaigns.${verdict}`,
            values: { count, profit: money(profit.replace(/^-/, '')) },
          },
        ]
      : [];
  });
  return sentences.length > 0 ? sentences : [{ key: 'campaigns.undecided' }];
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

/** What is left after marketing, beside the period before, and how much needs a decision. */
export const overviewAnswer: Answered<OverviewReport> = ({ figures, rows }, { money }) => {
  const of = (key: string) => figures.find((one) => one.key === key);
  const [revenue, margin, cost] = [of('revenue'), of('margin'), of('cost')];
  const decisions = rows.length;
  const left = (side: 'value' | 'previous') => {
    const [earned, spent] = [margin?.[side], cost?.[side]];
    return typeof earned === 'string' && typeof spent === 'string'
      ? subtractDecimals(earned, spent)
      : null;
  };
  const [now, before] = [left('value'), left('previous')];
  const difference = now !== null && before !== null ? subtractDecimals(now, before) : null;
  const without = (text: string) => text.replace(/^-/, '');
  const first = (): AnswerSentence => {
    if (now !== null && difference !== null)
      return {
        key: `overview.${difference.startsWith('-') ? 'below' : 'above'}`,
        values: { profit: money(now), difference: money(without(difference)) },
      };
    if (now !== null) return { key: 'overview.known', values: { profit: money(now) } };
    if (typeof margin?.value === 'string')
      return { key: 'overview.margin', values: { margin: money(margin.value) } };
    return { key: 'overview.unknown', values: { revenue: money(String(revenue?.value ?? '0')) } };
  };
  return [
    first(),
    ...(decisions > 0 ? [{ key: 'overview.decide', values: { count: decisions } }] : []),
  ];
};

/** The volumes, and the stage whose volume changed most. */
export const raceAnswer: Answered<RaceReport> = ({ rows }, { count, share, language }) => {
  const volume = (stage: string) => rows.find((row) => row.stage === stage)?.volume ?? null;
  const written = (stage: string) => {
    const value = volume(stage);
    return value === null ? '—' : count(String(Math.round(Number(value))));
  };
  const [most] = rows
    .flatMap(({ stage, volume: now, before }) => {
      const [to, from] = [Number(now), Number(before.volume)];
      return now !== null && from > 0 ? [{ stage, change: to / from - 1 }] : [];
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  return [
    {
      key: 'race.volume',
      values: {
        ...{ visits: written('reach'), acted: written('act'), sales: written('convert') },
        repeat: written('engage'),
      },
    },
    ...(most && most.change !== 0
      ? [
          {
            key: 'race.most',
            values: {
              stage: wordsOf('stage', most.stage)?.[language] ?? most.stage,
              change: `${most.change > 0 ? '+' : '−'}\u2060${share(Math.abs(most.change))}`,
            },
          },
        ]
      : []),
  ];
};

/** The stage, and what it could be. */
export const maturityAnswer: Answered<MaturityReport> = ({ meta, shown, upper_stage: upper }) =>
  shown === null
    ? [{ key: 'maturity.none', values: { known: meta.known, needed: meta.needed } }]
    : [
        {
          key: `maturity.stage${shown}`,
          values: { known: meta.known },
        },
        ...(upper !== null && upper > shown
          ? [{ key: 'maturity.upper', values: { stage: upper } }]
          : []),
      ];

/** How many days are odd, and where most is at stake. */
export const anomaliesAnswer: Answered<AnomaliesReport> = ({ rows }, { money, language }) => {
  const [most] = rows;
  if (!most) return [{ key: 'anomalies.none' }];
  return [
    {
      key: 'anomalies.found',
      values: {
        ...{ count: rows.length, day: dayWords(most.day, language) },
        metric: wordsOf('metric', most.metric)?.[language] ?? most.metric,
        stake: most.at_stake === null ? '—' : money(most.at_stake),
      },
    },
  ];
};

/** Which goal was reached most. */
export const goalsAnswer: Answered<GoalsReport> = ({ meta, rows }, { count }) => {
  if (meta.configured.length === 0) return [{ key: 'goals.none' }];
  const [most] = [...rows].sort((a, b) => b.reached - a.reached);
  if (!most || most.reached === 0) return [{ key: 'goals.unreached' }];
  const { goal, reached, reached_before: before } = most;
  return [
    {
      key: 'goals.most',
      values: { goal, reached: count(String(reached)), before: count(String(before)) },
    },
  ];
};

/** Without which channels it would have been better, and without which worse. */
export const counterfactualAnswer: Answered<CounterfactualReport> = ({ rows }, { channel }) => {
  const of = (verdict: string) => rows.filter((row) => row.verdict === verdict);
  const named = (key: 'better' | 'worse') => {
    const found = of(`${key}_without`);
    const channels = found.map((row) => channel(row.channel)).join(', ');
    return found.length > 0 ? [{ key: `counterfactual.${key}`, values: { channels } }] : [];
  };
  const unsure = of('unsure').length;
  const sentences = [
    ...named('better'),
    ...named('worse'),
    ...(unsure > 0 ? [{ key: 'counterfactual.unsure', values: { count: unsure } }] : []),
  ];
  return sentences.length > 0 ? sentences : [{ key: 'counterfactual.none' }];
};

/** Where most leads stop, and how many of them have paid and are expected to. */
export const funnelAnswer: Answered<FunnelReport> = ({ totals }, { count, share, language }) => {
  const leads = totals.find(({ step }) => step === 'lead')?.reached ?? 0;
  if (leads === 0) return [{ key: 'funnel.none' }];
  const [most] = totals
    .filter(({ stopped, step }) => stopped !== null && step !== 'visit')
    .sort((a, b) => b.stopped! - a.stopped!);
  const paid = totals.find(({ step }) => step === 'paid');
  const whole = (value: number) => count(String(Math.round(value)));
  return [
    ...(most && most.stopped! > 0
      ? [
          {
            key: 'funnel.most',
            values: {
              step: wordsOf('step', most.step)?.[language] ?? most.step,
              ...{ stopped: whole(most.stopped!), reached: whole(most.reached ?? 0) },
            },
          },
        ]
      : []),
    paid?.expected == null
      ? { key: 'funnel.paid', values: { share: share((paid?.reached ?? 0) / leads) } }
      : {
          key: 'funnel.expected',
          values: {
            share: share((paid.reached ?? 0) / leads),
            ...{ expected: whole(paid.expected), low: whole(paid.expected_low ?? paid.expected) },
            high: whole(paid.expected_high ?? paid.expected),
          },
        },
  ];
};

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

/** Reports whose page begins with an answer. */
export const ANSWER_SENTENCES: Readonly<Record<string, Answered<never>>> = {
  payback: paybackAnswer,
  'plan-fact': planFactAnswer,
  campaigns: campaignsAnswer,
  changes: changesAnswer,
  multiverse: multiverseAnswer,
  reconcile: reconcileAnswer,
  'close-changes': closeChangesAnswer,
  funnel: funnelAnswer,
  goals: goalsAnswer,
  counterfactual: counterfactualAnswer,
  overview: overviewAnswer,
  race: raceAnswer,
  maturity: maturityAnswer,
  anomalies: anomaliesAnswer,
};
