import type { PlanLine } from '@throughline/transform/plan/chain/plan-input';
import type { Spreads } from '@throughline/transform/plan/risk/history-spreads';
import type { PlannedFigures, PlannedLine } from '../plan-lines.ts';
import { timingOf } from '../plan-lines.ts';
import { NO_SPREADS, type PlanSpreads } from './plan-spreads.ts';

/** How many trials a planned rate is worth beside what was observed, and where no history tells how it varies. */
export const PLAN_WORTH = 20;
/** Standard deviation of log prices where under six months of them are known. */
export const PRICE_SIGMA = 0.2;
/** Draws × lines that are computed within about a second. */
const MOST = 2_000_000;
export const DRAWS = { default: 10_000, least: 100, most: 200_000 } as const;

/** Successes of trials so far, by the step of the chain. */
export interface ObservedRates {
  readonly lead_rate?: { readonly successes: number; readonly trials: number };
  readonly deal_rate?: { readonly successes: number; readonly trials: number };
}

export interface RiskAsked {
  readonly seed: number;
  readonly draws: number;
  /** Annual. */
  readonly rate: number;
  readonly target?: { readonly profit: string };
  readonly paybackWithin?: number;
  /** Also what a bad, a middling and a good outcome look like. */
  readonly scenarios?: boolean;
  /** How much drivers varied in the past; as is assumed without it. */
  readonly spreads?: PlanSpreads;
  observed?(line: PlannedLine): ObservedRates;
  /** Part of a line that is still to be spent; 1 by default. */
  partOf?(line: PlannedLine): number;
}

/**
 * What `risk` is asked about a plan: rates vary as Beta around the plan and what was observed, prices and average orders as
 * log-normal around the plan, all as much as they did in the past, else as is assumed; shares of margin and refunds are fixed. Every answer about a plan's risk, in reports
 * and in its workbook, asks this. Null where the margin of a line is not known.
 */
export function planRiskInput(
  { input, lines, loadings }: Pick<PlannedFigures, 'input' | 'lines' | 'loadings'>,
  {
    seed,
    draws,
    rate,
    target,
    paybackWithin,
    observed,
    partOf,
    scenarios,
    spreads = NO_SPREADS,
  }: RiskAsked,
): object | null {
  if (lines.length === 0 || lines.some(({ stages }) => stages.margin === null)) return null;
  const { horizon, lag } = timingOf(input);
  return {
    ...{ seed, draws, rate, fee: input.settings.fee, seasonality: input.seasonality },
    ...{ lag, horizon, ...(target && { target }), ...(scenarios && { scenarios }) },
    ...(paybackWithin !== undefined && { payback_within: paybackWithin }),
    lines: lines.map((planned) => {
      const part = partOf?.(planned) ?? 1;
      const { channel, campaign, line } = planned;
      return {
        ...{ channel, campaign, month: line.month, budget: line.budget.times(part).toFixed() },
        drivers: driversOf(planned, {
          ...{ observed: observed?.(planned) ?? {}, part, loadings, spreads: spreads(planned) },
        }),
      };
    }),
  };
}

/** As many draws as are asked for by default, fewer for a plan of very many lines. */
export function usualDraws(lines: number): number {
  return Math.max(1_000, Math.min(DRAWS.default, Math.floor(MOST / Math.max(1, lines))));
}

function driversOf(
  { line, stages }: PlannedLine,
  {
    observed,
    part,
    loadings,
    spreads,
  }: {
    readonly observed: ObservedRates;
    readonly part: number;
    readonly loadings: PlannedFigures['loadings'];
    readonly spreads: Spreads | null;
  },
) {
  const price = (value: PlanLine['cpc'], sigma = PRICE_SIGMA) =>
    value && { kind: 'lognormal', median: value.toNumber(), sigma };
  const deals = stages.leads === null ? spreads?.sale_rate : spreads?.deal_rate;
  const drivers = {
    cpc: price(line.cpc, spreads?.cpc?.sigma),
    cpm: price(line.cpm),
    ctr: line.cpm ? rate(line.ctr) : undefined,
    visits: line.visits == null ? undefined : fixed(line.visits * part),
    landing: rate(line.landing),
    lead_rate: rate(line.lead_rate, observed.lead_rate, spreads?.lead_rate?.worth),
    qualify_rate: rate(line.qualify_rate),
    deal_rate: rate(line.deal_rate, observed.deal_rate, deals?.worth),
    aov: line.aov?.gt(0) ? price(line.aov, spreads?.aov?.sigma) : fixed(0),
    ...{ margin_rate: fixed(line.margin_rate ?? 0), refund_rate: fixed(line.refund_rate) },
  };
  return Object.fromEntries(
    Object.entries(drivers).flatMap(([name, driver]) => {
      if (!driver) return [];
      const market = loadings[name];
      return [[name, { ...driver, ...(market !== undefined && { market }) }]];
    }),
  );
}

const fixed = (value: number) => ({ kind: 'fixed', value });

/**
 * A step that is certain stays so; an absent one is 1 in the chain. Around the plan's rate and the observed one, as a rate of so
 * many trials where the past tells how much it varies.
 */
function rate(
  planned: number | null | undefined,
  { successes, trials }: { readonly successes: number; readonly trials: number } = {
    successes: 0,
    trials: 0,
  },
  worth?: number,
) {
  if (planned == null || planned <= 0 || planned >= 1) return fixed(planned ?? 1);
  const alpha = PLAN_WORTH * planned + Math.min(successes, trials);
  const beta = PLAN_WORTH * (1 - planned) + Math.max(0, trials - successes);
  const scale = worth === undefined ? 1 : worth / (alpha + beta);
  return { kind: 'beta', alpha: alpha * scale, beta: beta * scale };
}
