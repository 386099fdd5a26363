import type { CampaignsReport } from '../../contract/reports/campaigns.ts';
import type { ChangesReport } from '../../contract/reports/changes.ts';
import type { ExploreReport } from '../../contract/reports/explore.ts';
import type { Finding, FindingCode } from '../../contract/reports/overview.ts';
import type { PlanFactReport } from '../../contract/reports/plan-fact.ts';
import type { ReconcileReport } from '../../contract/reports/reconcile.ts';
import type { ArrivedSource } from '../finance/arrived.ts';
import { lastDays, type Period } from '../period.ts';
import type { MissedCalls } from './missed-calls.ts';

/** What of a finding is not empty. */
type Told = Partial<Omit<Finding, 'key' | 'finding' | 'from' | 'to'>>;

const EMPTY = {
  ...{ channel: null, source: null, campaign: null, amount: null, low: null, high: null },
  ...{ count: null, since: null },
};

export function found(code: FindingCode, period: Period, told: Told = {}): Finding {
  const { channel = '', source = '', campaign = '', since = '' } = told;
  const name = [channel, source, campaign, since].map((one) => one ?? '');
  return {
    ...EMPTY,
    factor: [],
    ...told,
    ...{ key: [code, ...name].join('\u001f'), finding: code, from: period.from, to: period.to },
  };
}

/** Campaigns that lose money beyond chance. */
export function stops({ meta, rows }: CampaignsReport): Finding[] {
  return rows
    .filter(({ verdict, profit }) => verdict === 'stop' && typeof profit === 'string')
    .map(({ channel, source, campaign, profit, profit_low: low, profit_high: high }) =>
      found('stop_campaign', meta, {
        ...{ channel, source, campaign, amount: textOf(profit) },
        ...{ low: textOf(low), high: textOf(high) },
      }),
    );
}

/** The campaign whose margin fell most, with the one factor that explains most of it. */
export function fell({ meta, rows }: ChangesReport): Finding[] {
  const [worst] = rows
    .filter(({ kind, change }) => kind === 'row' && change !== null && Number(change) < 0)
    .sort((a, b) => Number(a.change) - Number(b.change));
  if (!worst) return [];
  const { channel, source, campaign, change, factor } = worst;
  return [
    found('margin_fell', meta, {
      ...{ channel, source, campaign, amount: change, factor: factor?.split('+') ?? [] },
    }),
  ];
}

/** Paid sources without any cost, with the margin that can be set against none. */
export function costless({ meta, rows }: ExploreReport): Finding[] {
  return rows
    .filter(({ flags }) => flags.includes('cost_missing'))
    .map(({ channel = '', source = '', margin }) =>
      found('cost_missing', meta, { channel, source, amount: textOf(margin ?? null) }),
    );
}

/** So many days behind the newest source a source is silent. */
const SILENT_DAYS = 4;

/** Sources that no longer tell of anything, and have not ended long ago. */
export function silent(sources: readonly ArrivedSource[], period: Period): Finding[] {
  const newest = sources
    .map(({ last_day }) => last_day)
    .sort()
    .at(-1);
  if (newest === undefined) return [];
  const behind = lastDays(newest, SILENT_DAYS + 1).from;
  const last = new Map<string, string>();
  for (const { source, last_day, ended } of sources)
    if (!ended && last_day > (last.get(source) ?? '')) last.set(source, last_day);
  return [...last]
    .filter(([, day]) => day <= behind)
    .map(([source, since]) =>
      found('source_silent', period, { source, since, count: daysBetween(since, newest) }),
    );
}

export function unanswered({ calls, since, worth }: MissedCalls, period: Period): Finding[] {
  if (calls === 0) return [];
  return [
    found('missed_calls', period, {
      ...{ count: calls, since, amount: worth === null ? null : hundredthsText(worth) },
    }),
  ];
}

/** From here on spend is beside its plan. */
const OFF_PACE = 0.1;

/** The month's spend against what the plan would have spent by now. */
export function offPace({ meta, totals }: PlanFactReport): Finding[] {
  const { pacing, chain } = totals;
  const spent = chain.budget.fact;
  if (pacing === null || pacing <= 0 || typeof spent !== 'string') return [];
  if (Math.abs(pacing - 1) <= OFF_PACE) return [];
  const amount = (Number(spent) * (1 - 1 / pacing)).toFixed(2);
  return [
    found(pacing > 1 ? 'budget_ahead' : 'budget_behind', meta, {
      amount: pacing > 1 ? `-${amount.replace('-', '')}` : amount.replace('-', ''),
      since: meta.from.slice(0, 7),
    }),
  ];
}

/** Less of a side is rounding and delays of a day. */
const DIFFERS = 0.01;

/** Steps whose sides are to be equal. Deals are but a part of what a shop sells. */
const EQUAL = { costs: 'costs_differ', payments: 'payments_differ' } as const;

/** Steps of the books whose sides differ. */
export function differs({ meta, steps }: ReconcileReport): Finding[] {
  return steps.flatMap(({ step, left, difference }) =>
    step !== 'deals' &&
    left !== null &&
    difference !== null &&
    Math.abs(Number(difference)) > DIFFERS * Math.abs(Number(left))
      ? [found(EQUAL[step], meta, { amount: difference, since: meta.from.slice(0, 7) })]
      : [],
  );
}

/** By the money at stake, the most first; where none is told, after them, in the order of the list. */
export function byStake<Found extends Pick<Finding, 'amount'>>(
  findings: readonly Found[],
): Found[] {
  const size = ({ amount }: Found) => (amount === null ? -1 : Math.abs(Number(amount)));
  return [...findings].sort((a, b) => size(b) - size(a));
}

function textOf(value: string | number | null): string | null {
  return typeof value === 'string' ? value : null;
}

function hundredthsText(value: bigint): string {
  const digits = value.toString().replace('-', '').padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
