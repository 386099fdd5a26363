import { dayWords } from '@throughline/api/contract/day-words';
import type { AnomaliesReport } from '@throughline/api/contract/reports/anomalies';
import type { ClaimsReport } from '@throughline/api/contract/reports/claims';
import type { CounterfactualReport } from '@throughline/api/contract/reports/counterfactual';
import type { FunnelReport } from '@throughline/api/contract/reports/funnel';
import type { GoalsReport } from '@throughline/api/contract/reports/goals';
import type { MaturityReport } from '@throughline/api/contract/reports/maturity';
import type { OverviewReport } from '@throughline/api/contract/reports/overview';
import type { RaceReport } from '@throughline/api/contract/reports/race';
import { wordsOf } from '@throughline/api/contract/words';
import { subtractDecimals } from '../format/decimal.ts';
import type { Answered, AnswerSentence } from './answer-sentence.ts';

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

/** That no platform has told anything; what they claim is a table of differences, and no single figure. */
export const claimsAnswer: Answered<ClaimsReport> = ({ rows }) =>
  rows.length === 0 ? [{ key: 'claims.none' }] : [];

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
