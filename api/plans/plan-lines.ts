import { answerOf } from '@throughline/transform/plan/answer-of';
import { CalculationError, calculation } from '@throughline/transform/plan/calculation';
import { type LineFigures, lineFigures } from '@throughline/transform/plan/chain/line-figures';
import {
  type PlanInput,
  type PlanLine,
  planInput,
} from '@throughline/transform/plan/chain/plan-input';
import { planMonths, type Timing } from '@throughline/transform/plan/chain/plan-months';
import type { Stages } from '@throughline/transform/plan/fact/stages';
import { Exact, ONE } from '@throughline/transform/plan/figures/exact';
import { ProblemError } from '../problems/problems.ts';
import { chainInput } from './chain-input.ts';
import { monthAfter } from './month-after.ts';
import type { StoredPlan } from './read-plans.ts';

/** A line of the plan and what its spend brings, whenever it comes. */
export interface PlannedLine {
  readonly id: string | null;
  readonly channel: string;
  /** Empty for a line of the whole channel. */
  readonly campaign: string;
  readonly month: string;
  readonly stages: Stages;
  readonly line: PlanLine;
  readonly figures: LineFigures;
}

/** What happens of a channel and campaign in a month, whenever it was spent for. */
export interface PlannedMonth {
  readonly channel: string;
  readonly campaign: string;
  readonly month: string;
  readonly leads: Exact | null;
  readonly deals: Exact;
  readonly revenue: Exact | null;
  readonly margin: Exact | null;
}

export interface PlannedFigures {
  readonly input: PlanInput;
  readonly lines: readonly PlannedLine[];
  readonly months: readonly PlannedMonth[];
  /** How much drivers follow the market, where the plan says otherwise than usual. */
  readonly loadings: Readonly<Record<string, number>>;
}

const reading = calculation({
  name: 'plan',
  input: planInput,
  calculate: (input: PlanInput) => input,
});

/**
 * A plan's lines and months as figures. Computed from the document at each question: a version never changes, holds at most
 * some thousand lines, and a table of its figures would only be another copy to keep, move and erase.
 * @throws {ProblemError} `plan_not_computable`.
 */
export function plannedFigures({ plan }: Pick<StoredPlan, 'plan'>): PlannedFigures {
  const same = ofObject.get(plan);
  if (same) return same;
  // Not the fingerprint: it is the same for lines in another order, which figures keep.
  const content = JSON.stringify(plan);
  const figures = recent.get(content) ?? computed(plan);
  recent.delete(content);
  recent.set(content, figures);
  const [oldest] = recent.size > RECENT ? recent.keys() : [];
  if (oldest !== undefined) recent.delete(oldest);
  ofObject.set(plan, figures);
  return figures;
}

/** Of a plan that somebody still holds. */
const ofObject = new WeakMap<StoredPlan['plan'], PlannedFigures>();

/** Of the plans that were asked about last: a page of a plan asks several reports of it. */
const recent = new Map<string, PlannedFigures>();
const RECENT = 16;

function computed(plan: StoredPlan['plan']): PlannedFigures {
  const input = read(chainInput(plan));
  const { first_month } = plan.settings;
  const { vat, fee } = input.settings;
  const lines = input.lines.map((line, index): PlannedLine => {
    const told = plan.lines[index]!;
    const season = input.seasonality[line.month % input.seasonality.length]!;
    const figures = lineFigures(line, { vat, fee, season });
    return {
      ...{ id: line.id ?? null, channel: line.channel, campaign: line.campaign ?? '' },
      ...{ month: told.month, line, figures, stages: stagesOf(line, figures, hasSteps(told)) },
    };
  });
  return {
    ...{ input, lines, months: monthsOfLines(lines, timingOf(input), first_month) },
    loadings: plan.settings.loadings ?? {},
  };
}

/** The timing of a plan. */
export function timingOf(input: PlanInput): Timing {
  const { settings, months } = input;
  return {
    horizon: input.horizon ?? settings.horizon ?? months,
    ...{ lag: input.lag, paymentLag: input.payment_lag, vat: settings.vat },
    costDelay: input.cost_delay ?? settings.cost_delay ?? 0,
  };
}

/** Which steps the document names: an absent one is 1 in the chain, and no step of the funnel. */
function hasSteps(line: { readonly lead_rate?: unknown; readonly qualify_rate?: unknown }) {
  return { leads: line.lead_rate !== undefined, qualified: line.qualify_rate !== undefined };
}

function stagesOf(
  line: PlanLine,
  figures: LineFigures,
  steps: { readonly leads: boolean; readonly qualified: boolean },
): Stages {
  return {
    ...{ budget: line.budget, cost: figures.cost, clicks: figures.clicks, visits: figures.visits },
    impressions: line.cpm == null ? null : figures.impressions,
    leads: steps.leads ? figures.leads : null,
    qualified: steps.qualified ? figures.qualified : null,
    deals: figures.deals,
    sold: line.aov == null ? null : new Exact(figures.deals.times(line.aov)),
    ...{ revenue: figures.revenue, margin: figures.margin },
  };
}

function monthsOfLines(
  lines: readonly PlannedLine[],
  timing: Timing,
  first: string,
): PlannedMonth[] {
  const campaigns = new Map<string, PlannedLine[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.channel, line.campaign]);
    campaigns.set(key, [...(campaigns.get(key) ?? []), line]);
  }
  return [...campaigns.values()].flatMap((own) => {
    const { channel, campaign } = own[0]!;
    const hasLeads = own.every(({ stages }) => stages.leads !== null);
    const figures = own.map((one) => ({ month: one.line.month, figures: one.figures }));
    return planMonths(figures, timing).map(({ leads, deals, revenue, margin }, at) => ({
      ...{ channel, campaign, month: monthAfter(first, at), deals, revenue, margin },
      leads: hasLeads ? leads : null,
    }));
  });
}

function read(input: object): PlanInput {
  try {
    return answerOf(reading as Parameters<typeof answerOf<PlanInput>>[0], input);
  } catch (error) {
    if (!(error instanceof CalculationError)) throw error;
    throw new ProblemError('plan_not_computable', {
      detail: error.message,
      errors: [...error.errors],
    });
  }
}

/** Part of every stage, as of days of a month. */
export function partOf(stages: Stages, part: Exact): Stages {
  if (part.eq(ONE)) return stages;
  return Object.fromEntries(
    Object.entries(stages).map(([stage, value]) => [stage, value?.times(part) ?? null]),
  ) as unknown as Stages;
}
