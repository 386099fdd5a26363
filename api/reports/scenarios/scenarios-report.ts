import { Exact } from '@throughline/transform/plan/figures/exact';
import type { Asked } from '../../contract/report.ts';
import type { ScenarioRow, ScenariosReport, scenarios } from '../../contract/reports/scenarios.ts';
import { scenariosNotes } from '../../contract/reports/scenarios-notes.ts';
import type { scenariosRows } from '../../contract/reports/scenarios-rows.ts';
import { summaryOfSpreads } from '../../contract/spreads.ts';
import { monthAfter } from '../../plans/month-after.ts';
import { plannedFigures } from '../../plans/plan-lines.ts';
import { listPlans, type StoredPlan } from '../../plans/read-plans.ts';
import { planRiskInput, usualDraws } from '../../plans/risk/plan-risk-input.ts';
import { seedOf } from '../../plans/risk/seed-of.ts';
import { spreadsTold } from '../../plans/risk/spreads-told.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { Fixed, Published } from '../answer.ts';
import { computedApart, prepareApart } from '../apart/computed-apart.ts';
import { wholeMonth } from '../finance/months-of.ts';
import { inBaseCurrency, plannedAnswer, reportPlan } from '../finance/report-plan.ts';
import { reportSpreads } from '../finance/report-spreads.ts';
import { moneyText } from '../payback/money-text.ts';
import { plannedFlows } from '../payback/outlook.ts';
import { packOf, sumOf } from '../payback/pack.ts';
import { decimalText, partTexts } from '../plan-fact/figures.ts';
import type { ReportConfig } from '../report-config.ts';
import { metaOf } from '../report-meta.ts';

const MOST_PLANS = 10;
type Question = Asked<typeof scenarios>;

/**
 * Plans as they were written, side by side, nothing of them having happened. Common random numbers: differences are not chance.
 * @throws {ProblemError} `plan_unknown`, `plan_missing`, `parameters_invalid` for too many.
 */
export const scenariosAnswer = {
  answer: async (published: Published, asked: Question, config: ReportConfig) =>
    scenariosReport(published, asked, config, await plansOf(published, asked, config)),
  fixed: async (
    published: Published,
    asked: Question,
    config: ReportConfig,
  ): Promise<Fixed<ScenariosReport>> => {
    const plans = await plansOf(published, asked, config);
    return {
      name: plans.map(({ id, version }) => `${id}@${version}`).join(','),
      answer: (from) => scenariosReport(from, asked, config, plans),
    };
  },
  drills: {
    rows: { ...plannedAnswer(scenarioMonths), permission: () => 'plans.read' as const },
  },
};

async function plansOf(
  published: Published,
  { plans }: Question,
  { timezone, currency }: ReportConfig,
): Promise<readonly StoredPlan[]> {
  const named =
    plans
      ?.split(',')
      .map((one) => one.trim())
      .filter(Boolean) ??
    (await listPlans(published.reader)).map(({ id }) => id).slice(0, MOST_PLANS);
  if (named.length === 0)
    throw new ProblemError('plan_missing', {
      detail: 'There is no plan yet: make one (POST /api/v1/plans, or throughline plan import).',
    });
  if (named.length > MOST_PLANS)
    throw new ProblemError('parameters_invalid', {
      errors: [
        { field: 'plans', message: `Expected at most ${MOST_PLANS} plans, got ${named.length}` },
      ],
    });
  const found = await Promise.all(
    named.map((name) => {
      const [plan, version] = name.split('@');
      const asked = { plan, ...(version !== undefined && { version: Number(version) || 0 }) };
      return reportPlan(published, asked, timezone);
    }),
  );
  for (const plan of found) inBaseCurrency(plan, currency);
  return found;
}

async function scenariosReport(
  published: Published,
  asked: Question,
  config: ReportConfig,
  plans: readonly StoredPlan[],
): Promise<ScenariosReport> {
  prepareApart();
  const [first] = plans;
  const rate = asked.rate ?? first!.plan.settings.rate ?? 0;
  const figures = plans.map(plannedFigures);
  const seed = seedOf(first!);
  const draws = usualDraws(2 * figures.reduce((sum, { lines }) => sum + lines.length, 0));
  const spreads = await Promise.all(
    plans.map(({ plan }) => reportSpreads(published, config, plan.settings.months)),
  );
  const inputs = figures.map((one, at) =>
    planRiskInput(one, { seed, draws, rate, spreads: spreads[at]! }),
  );
  const told = summaryOfSpreads(
    figures.flatMap(({ lines }, at) => spreadsTold(lines, spreads[at]!)),
  );
  const { answers, better } = await computedApart(
    'outlines',
    inputs.map((input) => ({ input, parts: [] })),
    published.signal,
  );
  const rows = plans.map(({ id, name, version, state, plan }, index): ScenarioRow => {
    const { first_month, finance_rate = rate, reinvest_rate = rate } = plan.settings;
    const months = plannedFlows(figures[index]!);
    const pack = packOf(months, { rate, finance_rate, reinvest_rate }, first_month);
    const [cost, margin] = [sumOf(months, 'cost'), sumOf(months, 'margin')];
    const risk = answers[index]?.all;
    return {
      ...{ id, name, version, status: state },
      ...{ cost: decimalText(cost), revenue: decimalText(sumOf(months, 'revenue')) },
      margin: decimalText(margin),
      profit: moneyText(margin && cost && new Exact(margin.minus(cost))),
      ...{ npv: pack.npv, npv_p10: moneyText(risk?.npv.p10 ?? null) },
      npv_p90: moneyText(risk?.npv.p90 ?? null),
      ...{ irr_status: pack.irr.status, irr_annual: pack.irr.annual },
      ...{ payback_status: pack.payback.status, payback_months: pack.payback.months },
      peak_cash_need: pack.peak_cash_need.amount,
      ...{ p_loss: risk?.p_loss ?? null, p_better: better[index] ?? null },
      ...{ profit_difference: null, npv_difference: null },
    };
  });
  const less = (one: string | null, other: string | null) =>
    one === null || other === null ? null : moneyText(new Exact(one).minus(other));
  const [base] = rows;
  const { from, to } = spanOf(plans);
  return {
    meta: {
      report: 'scenarios',
      ...metaOf(published, { from, to }, config),
      ...{ rate, seed, draws, spreads: told },
      notes: scenariosNotes({ spreads: told }, rows).map(({ en }) => en),
    },
    rows: rows.map((row, index) =>
      index === 0
        ? row
        : {
            ...row,
            profit_difference: less(row.profit, base!.profit),
            npv_difference: less(row.npv, base!.npv),
          },
    ),
  };
}

function spanOf(plans: readonly StoredPlan[]) {
  const firsts = plans.map(({ plan }) => `${plan.settings.first_month}-01`).sort();
  const lasts = plans
    .map(
      ({ plan: { settings } }) =>
        wholeMonth(monthAfter(settings.first_month, settings.months - 1)).to,
    )
    .sort();
  return { from: firsts[0]!, to: lasts.at(-1)! };
}

/** The months of a plan as it was written. */
async function scenarioMonths(
  _: Published,
  { series, limit }: Asked<typeof scenariosRows>,
  __: ReportConfig,
  plan: StoredPlan,
): Promise<(typeof scenariosRows)['answer']['_output']> {
  const { first_month } = plan.plan.settings;
  const months = plannedFlows(plannedFigures(plan));
  const amounts = partTexts(months.map((month) => month[series]));
  return {
    sum: decimalText(sumOf(months, series)),
    rows: months.slice(0, limit).map((_month, at) => ({
      month: monthAfter(first_month, at),
      amount: amounts[at]!,
    })),
  };
}
