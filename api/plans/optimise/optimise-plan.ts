import { CalculationError } from '@throughline/transform/plan/calculation';
import { Exact } from '@throughline/transform/plan/figures/exact';
import type { Language } from '../../contract/languages.ts';
import type { PlanOptimiseAsked, PlanOptimised } from '../../contract/plan-optimise.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { Published } from '../../reports/answer.ts';
import { computedApart } from '../../reports/apart/computed-apart.ts';
import type { ReportConfig } from '../../reports/report-config.ts';
import { fetchLag } from '../history/lag.ts';
import type { StoredPlan } from '../read-plans.ts';
import { seedOf } from '../risk/seed-of.ts';
import { type Cells, cellsOf, type PlanCell } from './cells.ts';
import type { CurvesTold, Division } from './division/divided.ts';
import { optimiseNotes } from './optimise-notes.ts';
import { scenarioOf } from './scenario.ts';
import { fetchWeeklyHistory, type WeeklyHistory } from './weekly-history.ts';

/** Of a week: what comes later is not waited for where no lag is known. */
const RIPE_DAYS = 14;

interface Deps {
  readonly config: ReportConfig;
  readonly language: Language;
  readonly signal?: AbortSignal;
}

/**
 * How the budgets of a plan's open months would be divided by what channels brought so far.
 * @throws {ProblemError} `body_invalid` for channels that the plan does not have, and groups that cannot be kept.
 */
export async function optimisePlan(
  published: Published,
  stored: StoredPlan,
  asked: PlanOptimiseAsked,
  { config, language, signal }: Deps,
): Promise<PlanOptimised> {
  const { plan } = stored;
  const seed = asked.seed ?? seedOf(stored);
  const lag = published.state ? await fetchLag(published) : null;
  const ripeDays = Math.max(RIPE_DAYS, lag?.ripeDays ?? 0);
  const history = await fetchWeeklyHistory(published, config, { model: asked.model, ripeDays });
  const found = cellsOf(plan, asked, history, published.dataRange?.to ?? null);
  const told = await curvesOf(
    found,
    history,
    asked,
    { seed, season: plan.settings.seasonality },
    signal,
  );
  const currency = plan.settings.currency ?? config.currency;
  const answer = answerOf(told?.division ?? null, found.cells);
  const { weeks } = history;
  const body: Omit<PlanOptimised, 'notes'> = {
    meta: {
      plan: { id: stored.id, name: stored.name, version: stored.version, status: stored.state },
      ...{ currency, mode: asked.mode, per: asked.per, model: asked.model },
      ...{ draws: asked.draws, seed },
      months: { from: found.months[0] ?? '', to: found.months.at(-1) ?? '' },
      weeks: weeks[0] ? { from: weeks[0], to: weeks.at(-1)!, count: weeks.length } : null,
    },
    ...answer,
    curves: (told?.fitted ?? []).map(curveTold),
    lines: linesOf(found.cells, told, answer.allocation),
    left_out: [...found.leftOut],
    ...(asked.with_plan &&
      answer.status === 'optimal' && {
        plan: scenarioOf(
          plan,
          `${plan.name} · ${SCENARIO[language]}`.slice(0, 256),
          found.months,
          answer.allocation,
        ),
      }),
  };
  return { ...body, notes: optimiseNotes(body, found.isOver, language) };
}

const SCENARIO: Readonly<Record<Language, string>> = {
  ...{ en: 'optimised', ru: 'оптимизирован', tr: 'eniyilenmiş' },
};

async function curvesOf(
  { cells }: Cells,
  history: WeeklyHistory,
  asked: PlanOptimiseAsked,
  { seed, season }: { readonly seed: number; readonly season: readonly number[] | undefined },
  signal: AbortSignal | undefined,
): Promise<CurvesTold | null> {
  const planned = new Set(cells.map(({ channel }) => channel));
  const channels = history.channels.filter(({ channel }) => planned.has(channel));
  if (channels.length === 0) return null;
  const { mode, target, budget, extra, draws } = asked;
  const current = cells.reduce((sum, cell) => sum.plus(cell.current), new Exact(0));
  const known = season?.every((one) => one > 0) ? season : undefined;
  const groups = asked.groups.flatMap(({ name, channels: names, min, max }) => {
    const members = cells.filter(({ channel }) => names.includes(channel)).map((one) => one.name);
    return members.length > 0 ? [{ name, channels: members, min, max }] : [];
  });
  const goal =
    mode === 'fixed_budget'
      ? { mode, budget: budget ?? current.plus(extra ?? 0).toFixed() }
      : { mode, target };
  try {
    return await computedApart(
      'optimise',
      {
        fit: {
          ...{ channels, draws, seed },
          ...(known && {
            season: history.weeks.map((day) => known[Number(day.slice(5, 7)) - 1]!),
          }),
        },
        cells: cells.map(({ month: _, ...cell }) => cell),
        goal: { ...goal, groups },
      },
      signal,
    );
  } catch (error) {
    if (!(error instanceof CalculationError)) throw error;
    throw new ProblemError('body_invalid', { detail: error.message, errors: [...error.errors] });
  }
}

type Answered = Pick<
  PlanOptimised,
  | 'status'
  | 'least'
  | 'most'
  | 'best_romi'
  | 'allocation'
  | 'totals'
  | 'current'
  | 'gain'
  | 'profit_gain'
  | 'confidence'
>;

const NOTHING: Answered = {
  ...{ status: 'no_curves', least: null, most: null, best_romi: null, allocation: [] },
  ...{ totals: null, current: null, gain: null, profit_gain: null, confidence: null },
};

function answerOf(division: Division | null, cells: readonly PlanCell[]): Answered {
  if (!division) return NOTHING;
  const { status } = division;
  if (status !== 'optimal' || !('allocation' in division))
    return {
      ...NOTHING,
      status: status === 'infeasible' ? 'infeasible' : 'not_reachable',
      ...('least' in division && { least: division.least, most: division.most }),
      ...('best_romi' in division && { best_romi: division.best_romi }),
    };
  const byName = new Map(cells.map((cell) => [cell.name, cell]));
  const { totals, current, gain } = division;
  const more = new Exact(totals.spend).minus(current?.spend ?? totals.spend);
  const less = (value: string | null) => value && new Exact(value).minus(more).toFixed(6);
  const profit = gain && {
    ...{ expected: less(gain.expected), p10: less(gain.p10), p90: less(gain.p90) },
  };
  return {
    ...NOTHING,
    ...{ status, totals, current, gain, profit_gain: profit },
    confidence: profit?.p10 == null ? null : Number(profit.p10) < 0 ? 'not_better' : 'better',
    allocation: division.allocation.map((one) => {
      const cell = byName.get(one.channel)!;
      return {
        ...{ channel: cell.channel, month: cell.month },
        ...{ current: new Exact(cell.current).toFixed(6), spend: one.spend },
        difference: new Exact(one.spend).minus(cell.current).toFixed(6),
        ...{ response: one.response, romi: one.romi, marginal_romi: one.marginal_romi },
        bound: one.bound as 'none' | 'min' | 'max',
        extrapolated: one.extrapolated ?? false,
      };
    }),
  };
}

function curveTold(one: CurvesTold['fitted'][number]): PlanOptimised['curves'][number] {
  const { channel, status, observed, now, adstock } = one;
  return {
    ...{ channel, status, too_little: [...(observed?.too_little ?? [])] },
    weeks: observed?.weeks ?? 0,
    ...{ return: now?.return ?? null, return_between: pair(now?.return_between) },
    ...{ marginal: now?.marginal ?? null, marginal_between: pair(now?.marginal_between) },
    alpha: adstock?.alpha ?? null,
    ...{ observed_most: observed?.most ?? null, observed_mean: observed?.mean ?? null },
  };
}

const pair = (one: readonly [number, number] | null | undefined): [number, number] | null =>
  one ? [one[0], one[1]] : null;

function linesOf(
  cells: readonly PlanCell[],
  told: CurvesTold | null,
  allocation: Answered['allocation'],
): PlanOptimised['lines'] {
  const byName = new Map(cells.map((cell) => [cell.name, cell]));
  const proposed = new Map(
    allocation.map((one) => [JSON.stringify([one.channel, one.month]), one]),
  );
  return (told?.lines ?? []).map(({ name, points, extrapolatedFrom }) => {
    const { channel, month, current, min, max } = byName.get(name)!;
    const spend = proposed.get(name)?.spend;
    return {
      ...{ channel, month, current: Number(current), min: Number(min), max: Number(max) },
      proposed: spend === undefined ? null : Number(spend),
      extrapolated_from: extrapolatedFrom,
      points: [...points],
    };
  });
}
