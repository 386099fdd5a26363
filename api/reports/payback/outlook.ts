import { type LineFigures, lineFigures } from '@throughline/transform/plan/chain/line-figures';
import type { PlanInput, PlanLine } from '@throughline/transform/plan/chain/plan-input';
import { type MonthFigures, planMonths } from '@throughline/transform/plan/chain/plan-months';
import { Exact, ONE, sumKnown, ZERO } from '@throughline/transform/plan/figures/exact';
import { monthIndex } from '../../contract/plans.ts';
import { type PlannedLine, timingOf } from '../../plans/plan-lines.ts';
import { PLAN_WORTH } from '../../plans/risk/plan-risk-input.ts';
import type { Leaf } from '../plan-fact/leaves.ts';
import { type Observed, observedOf } from './observed.ts';

type Value = Exact | null;

/** Money of a month, whatever side. */
export interface Flows {
  readonly budget: Value;
  readonly cost: Value;
  readonly revenue: Value;
  readonly margin: Value;
  readonly leads: Value;
  readonly deals: Value;
  readonly cash_in: Value;
  readonly cash_out: Value;
}

export interface OutlookMonth {
  readonly kind: 'fact' | 'mixed' | 'forecast';
  readonly plan: Flows;
  /** Null where nothing has been told of the month. */
  readonly fact: Flows | null;
  readonly completion: Flows;
  /** Of the completion what does not depend on spend that is still to come. */
  readonly certain: { readonly cost: Value; readonly margin: Value };
}

export interface Outlook {
  readonly months: readonly OutlookMonth[];
  /** Lines with spend to come, and the part of it. */
  readonly open: readonly { readonly line: PlannedLine; readonly part: number }[];
  readonly observed: ReadonlyMap<string, Observed>;
}

/** How far facts reach: month index of the last whole month (−1 for none), and the part of the next one that is over. */
export interface Reach {
  readonly whole: number;
  readonly part: Exact;
}

/**
 * A plan month by month: facts as far as they are whole; the rest of the month that is under way, and later months, by the chain
 * with rates between the plan (worth so many trials) and what was observed, on the budgets that are left, together with what the
 * leads of past months still bring by the plan's lag.
 */
export function outlookOf(
  {
    input,
    lines,
    leaves,
    first,
  }: {
    readonly input: PlanInput;
    readonly lines: readonly PlannedLine[];
    readonly leaves: readonly Leaf[];
    /** First month of the plan. */
    readonly first: string;
  },
  reach: Reach,
  known: KnownFigures = new Map(),
): Outlook {
  const timing = timingOf(input);
  const { vat } = timing;
  const lag = input.lag;
  const observed = observedOf(lines, leaves, { lag, whole: reach.whole, first });
  const planned = plannedFlows({ input, lines });
  const later = lines.filter(({ line }) => line.month > reach.whole);
  const open = planMonths(
    later.map((planned) => {
      const { line } = planned;
      const seen = observed.get(campaignKey(planned));
      const figures = once(known, planned, () => figuresOf(updated(line, seen), input));
      return { month: line.month, figures };
    }),
    timing,
  );
  const ripe = planMonths(
    ripening(lines, leaves, { input, observed, whole: reach.whole, first, known }),
    timing,
  );
  const left = ONE.minus(reach.part);
  const months = planned.map((plan, at): OutlookMonth => {
    const fact =
      at <= reach.whole + (reach.part.isZero() ? 0 : 1)
        ? factOf(monthOf(leaves, at, first), vat)
        : null;
    if (at <= reach.whole)
      return {
        ...{ kind: 'fact', plan, fact, completion: fact! },
        certain: { cost: fact!.cost, margin: fact!.margin },
      };
    const isMixed = at === reach.whole + 1 && !reach.part.isZero();
    const share = isMixed ? left : ONE;
    const expected = flowsOf(added(open[at]!, ripe[at]!), plan.budget);
    const completion = scaledSum(isMixed ? fact! : NO_FLOWS, expected, share);
    const kept = isMixed ? fact! : NO_FLOWS;
    return {
      ...{
        kind: isMixed ? 'mixed' : 'forecast',
        plan,
        fact: isMixed ? fact : null,
        completion,
      },
      certain: {
        cost: kept.cost,
        margin: sumKnown([kept.margin, ripe[at]!.margin?.times(share) ?? null]),
      },
    };
  });
  return {
    months,
    observed,
    open: later.map((line) => ({
      line,
      part: line.line.month === reach.whole + 1 ? left.toNumber() : 1,
    })),
  };
}

/** What was worked out of a line or a leaf for the plan as a whole is the same of its channel. */
export type KnownFigures = Map<PlannedLine | Leaf, LineFigures>;

function once(
  known: KnownFigures,
  of: PlannedLine | Leaf,
  workOut: () => LineFigures,
): LineFigures {
  const figures = known.get(of) ?? workOut();
  known.set(of, figures);
  return figures;
}

/** The months of a plan as it was written. */
export function plannedFlows({
  input,
  lines,
}: {
  readonly input: PlanInput;
  readonly lines: readonly PlannedLine[];
}): readonly Flows[] {
  const timing = timingOf(input);
  const budgets = budgetsOf(lines, timing.horizon);
  const figures = lines.map(({ line, figures }) => ({ month: line.month, figures }));
  return planMonths(figures, timing).map((month, at) => flowsOf(month, budgets[at]!));
}

export const campaignKey = ({ channel, campaign }: Pick<PlannedLine, 'channel' | 'campaign'>) =>
  JSON.stringify([channel, campaign]);

const NO_FLOWS: Flows = {
  ...{ budget: ZERO, cost: ZERO, revenue: ZERO, margin: ZERO, leads: ZERO, deals: ZERO },
  ...{ cash_in: ZERO, cash_out: ZERO },
};

/** Rates between the plan's and the observed ones. */
function updated(line: PlanLine, seen: Observed | undefined): PlanLine {
  const between = (planned: number, of: Observed['lead_rate']) =>
    of && planned > 0 && planned < 1
      ? (PLAN_WORTH * planned + Math.min(of.successes, of.trials)) / (PLAN_WORTH + of.trials)
      : planned;
  return {
    ...line,
    lead_rate: between(line.lead_rate, seen?.lead_rate),
    deal_rate: between(line.deal_rate, seen?.deal_rate),
  };
}

function figuresOf(line: PlanLine, { settings, seasonality }: PlanInput) {
  const season = seasonality[line.month % seasonality.length]!;
  return lineFigures(line, { vat: settings.vat, fee: settings.fee, season });
}

/** What the leads of past months bring altogether; how much of it is still to come says the lag. */
function ripening(
  lines: readonly PlannedLine[],
  leaves: readonly Leaf[],
  {
    input,
    observed,
    whole,
    first,
    known,
  }: {
    readonly input: PlanInput;
    readonly observed: ReadonlyMap<string, Observed>;
    readonly whole: number;
    readonly first: string;
    readonly known: KnownFigures;
  },
) {
  // The first line of a campaign stands for it.
  const byCampaign = new Map([...lines].reverse().map((line) => [campaignKey(line), line]));
  return leaves.flatMap((leaf) => {
    const month = monthIndex(first, leaf.month);
    const line = byCampaign.get(campaignKey(leaf));
    if (!line || month > whole) return [];
    const hasLeads = line.stages.leads !== null;
    const begun = hasLeads ? leaf.fact.cohort.leads : leaf.fact.cohort.visits;
    if (!begun) return [];
    const figures = once(known, leaf, () => {
      const seen = updated(line.line, observed.get(campaignKey(leaf)));
      const spent: PlanLine = {
        ...{ ...seen, month, budget: ZERO, cpc: null, cpm: null, ctr: null, landing: 1 },
        ...{ visits: begun.toNumber(), lead_rate: 1 },
      };
      const { vat, fee } = input.settings;
      return lineFigures(spent, { vat, fee, season: 1 });
    });
    return [{ month, figures }];
  });
}

function budgetsOf(lines: readonly PlannedLine[], horizon: number): readonly Exact[] {
  return Array.from({ length: horizon }, (_, month) =>
    lines
      .filter(({ line }) => line.month === month)
      .reduce<Exact>((sum, { line }) => new Exact(sum.plus(line.budget)), ZERO),
  );
}

function flowsOf(figures: MonthFigures, budget: Value): Flows {
  const { cost, revenue, margin, leads, deals, cashIn, cashOut } = figures;
  return { budget, cost, revenue, margin, leads, deals, cash_in: cashIn, cash_out: cashOut };
}

function added(a: MonthFigures, b: MonthFigures): MonthFigures {
  const sum = (one: Value, other: Value) => sumKnown([one, other]);
  return {
    ...{ ...a, deals: a.deals.plus(b.deals), revenue: sum(a.revenue, b.revenue) },
    ...{ margin: sum(a.margin, b.margin), cashIn: sum(a.cashIn, b.cashIn) },
  };
}

function scaledSum(fact: Flows, expected: Flows, share: Exact): Flows {
  return Object.fromEntries(
    Object.entries(fact).map(([key, value]) => [
      key,
      sumKnown([value, expected[key as keyof Flows]?.times(share) ?? null]),
    ]),
  ) as unknown as Flows;
}

function monthOf(leaves: readonly Leaf[], at: number, first: string): readonly Leaf[] {
  return leaves.filter(({ month }) => monthIndex(first, month) === at);
}

/** Cash is with VAT: what was paid for sales of the month, and for its costs. */
function factOf(own: readonly Leaf[], vat: number): Flows {
  const sum = (pick: (leaf: Leaf) => Value) => sumKnown(own.map(pick));
  const withVat = (value: Value) => value && new Exact(value.times(ONE.plus(vat)));
  const cost = sum(({ fact }) => fact.cohort.cost);
  const revenue = sum(({ fact }) => fact.period.revenue);
  return {
    budget: sum(({ fact }) => fact.cohort.budget),
    ...{ cost, revenue, margin: sum(({ fact }) => fact.period.margin) },
    leads: sum(({ fact }) => fact.period.leads),
    deals: sum(({ fact }) => fact.period.deals),
    ...{ cash_in: withVat(revenue), cash_out: withVat(cost) },
  };
}
