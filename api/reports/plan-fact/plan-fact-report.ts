import type { Asked } from '../../contract/report.ts';
import type { PlanFactReport, PlanFactRow, planFact } from '../../contract/reports/plan-fact.ts';
import { planFactNotes } from '../../contract/reports/plan-fact-notes.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { Published } from '../answer.ts';
import { fetchDelayCurves } from '../maturity/maturity.ts';
import { rememberedFew } from '../remembered.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import { comparedPlan } from './compared-plan.ts';
import type { LeafBridge } from './leaf-bridge.ts';
import type { Leaf } from './leaves.ts';
import { fetchPace } from './pacing.ts';
import { planFactQuestion } from './question.ts';
import { rowOf } from './row.ts';

/** From here on what a month's touches brought can be judged. */
const RIPE = 0.9;

/**
 * Plan against fact by channel, campaign and month, with what explains the difference.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export async function planFactReport(
  published: Published,
  asked: Asked<typeof planFact>,
  config: ReportConfig,
  plan: StoredPlan,
): Promise<PlanFactReport> {
  const { reader, state } = published;
  const { of, basis, by, model, mix } = asked;
  const question = await planFactQuestion(published, asked, config, plan);
  const { figures, period, through, months, arrived } = question;
  const { customWeights } = config;
  const [{ bridges, leftOut }, [pace, curves]] = await Promise.all([
    comparedPlan(published, question, asked, config, plan),
    state && through !== null
      ? Promise.all([
          fetchPace(reader, state, through),
          rememberedFew(state, 'delay curves', { through, model, customWeights }, () =>
            fetchDelayCurves(reader, state, through, { model, customWeights }),
          ),
        ])
      : ([EVEN, NO_CURVES] as const),
  ]);
  const row = (own: readonly LeafBridge[]) =>
    rowOf(own, { of, basis, pace, curves, hasMix: mix === 'yes' });
  const about = {
    report: 'plan-fact' as const,
    ...reportMeta(published, { ...period, default_period: asked.from === undefined }, config),
    plan: { id: plan.id, name: plan.name, version: plan.version, status: plan.state },
    ...{ fee: figures.input.settings.fee, vat_rate: figures.input.settings.vat },
    ...{ of, basis, by: [...by], model, through, left_out: [...leftOut] },
    ...{ data_complete_to: arrived.dataCompleteTo, sources: [...arrived.sources] },
    unknown: unknownOf(bridges),
    part_months: months
      .filter(({ days, whole }) => days < whole)
      .map(({ month, days, whole }) => ({ month, days, whole })),
  };
  return {
    meta: { ...about, notes: planFactNotes(about).map(({ en }) => en) },
    rows: grouped(bridges, by).map((own) => placed(own, by, about, row)),
    totals: row(bridges),
  };
}

const EVEN = { shareOf: () => 0 };
const NO_CURVES = { matured: () => null };

type By = PlanFactReport['meta']['by'];

function grouped(bridges: readonly LeafBridge[], by: By): readonly (readonly LeafBridge[])[] {
  const groups = new Map<string, LeafBridge[]>();
  const order = (['channel', 'campaign', 'month'] as const).filter((one) => by.includes(one));
  for (const bridge of bridges) {
    const key = JSON.stringify(order.map((dimension) => bridge.leaf[dimension]));
    const known = groups.get(key);
    if (known) known.push(bridge);
    else groups.set(key, [bridge]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => own);
}

function placed(
  own: readonly LeafBridge[],
  by: By,
  { plan, from, to, through }: PlanFactReport['meta'] | Omit<PlanFactReport['meta'], 'notes'>,
  row: (own: readonly LeafBridge[]) => ReturnType<typeof rowOf>,
): PlanFactRow {
  const { leaf } = own[0]!;
  const at = (dimension: By[number]) => (by.includes(dimension) ? leaf[dimension] : null);
  const [channel, campaign, month] = [at('channel'), at('campaign'), at('month')];
  const days = month === null ? { from, to: through ?? to } : leaf.days;
  const key = new URLSearchParams({
    ...{ plan: plan.id, version: `${plan.version}`, from: days.from, to: days.to },
    ...(channel !== null && { channel }),
    ...(campaign !== null && { campaign }),
  });
  const figures = row(own);
  return {
    ...{ key: key.toString(), channel, campaign, month, from: days.from, to: days.to },
    ...figures,
    flags: flagsOf(
      own.map((one) => one.leaf),
      figures.matured,
    ),
  };
}

function flagsOf(leaves: readonly Leaf[], matured: number | null): PlanFactRow['flags'] {
  const all = (status: Leaf['status']) => leaves.every((leaf) => leaf.status === status);
  return [
    ...(all('unplanned') ? (['unplanned'] as const) : []),
    ...(all('not_run') ? (['not_run'] as const) : []),
    ...(leaves.some(({ days }) => days.days < days.whole) ? (['part_month'] as const) : []),
    ...(matured !== null && matured < RIPE ? (['immature'] as const) : []),
  ];
}

function unknownOf(bridges: readonly LeafBridge[]): PlanFactReport['meta']['unknown'] {
  return bridges.flatMap(({ leaf: { channel, campaign, month }, plan, fact }) =>
    (['plan', 'fact'] as const)
      .filter((side) => (side === 'plan' ? plan : fact) === null)
      .map((side) => ({ channel, campaign, month, side })),
  );
}
