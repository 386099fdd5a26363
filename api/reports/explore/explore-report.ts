import type { AnyMetricKey } from '../../contract/metrics.ts';
import type { ExploreReport, explore } from '../../contract/reports/explore.ts';
import { conditionText } from '../../contract/where.ts';
import type { Answering } from '../answer.ts';
import { countTests } from '../left-out-tests.ts';
import { fetchMaturity, maturityTold } from '../maturity/maturity.ts';
import { missingRates } from '../missing-rates.ts';
import { type AnsweredQuestion, answerQuestion, unanswered } from '../query/answer-question.ts';
import { type EvaluatedRow, measuresOfRow } from '../query/evaluate.ts';
import { metricOf } from '../query/metrics-of.ts';
import { isOfTouches } from '../query/question.ts';
import { sorted, sortText } from '../query/sorted.ts';
import { reportMeta } from '../report-meta.ts';
import { blendedTotals, columnsOf, formatRow, lacksOf, paidFigures, silent } from './format.ts';
import { type ExploreAsked, type ExplorePlan, normalise } from './normalise.ts';

/** Any metrics by any dimensions. */
export const exploreReport: Answering<typeof explore> = async (published, asked, config) => {
  const { reader, state, dataRange } = published;
  const meta = reportMeta(published, asked, config);
  const plan = normalise(asked, config);
  const { period, dated, cubes } = plan.question;
  const [answered, tests, maturity] = state
    ? await Promise.all([
        answerQuestion(reader, state, plan.question),
        countTests(reader, state, meta, config.timezone),
        dataRange && cubes.has('credit')
          ? fetchMaturity(reader, state, period, dataRange.to, dated)
          : null,
      ])
    : [unanswered(plan.question), 0, null];
  const { count, rows } = pageRows(answered, plan, asked);
  const { total } = answered.current.whole.computed;
  const isLacking = total.cost_unknown + total.revenue_unknown > 0n;
  const rates = state && isLacking ? await missingRates(reader, state, meta, config.currency) : [];
  return {
    meta: {
      report: 'explore',
      ...meta,
      ...{ model: asked.model, basis: asked.basis },
      metrics: [...plan.metrics],
      by: [...plan.by],
      where: asked.where.map(conditionText),
      sort: sortText(plan.sorting),
      compare: plan.question.compare,
      rows: count,
      lacks: lacksOf(plan),
      maturity: maturityTold(maturity),
      tests,
      ...(rates.length > 0 && { missing_rates: [...rates] }),
    },
    columns: columnsOf(plan),
    rows: rows.map((row) => formatRow(row, answered, plan)),
    totals: blendedTotals(answered, plan),
    paid: paidFigures(answered, plan),
  } satisfies ExploreReport;
};

/** A page of the rows of either period, and how many there are: what fell silent is still a row, with nothing in it. */
function pageRows(
  { question, telling, current, previous }: AnsweredQuestion,
  { sorting }: ExplorePlan,
  { offset, limit }: Pick<ExploreAsked, 'offset' | 'limit'>,
): { readonly count: number; readonly rows: readonly EvaluatedRow[] } {
  const gone = [...(previous?.rows.values() ?? [])]
    .filter(({ key }) => !current.rows.has(key))
    .map(silent);
  const isWhole = !isOfTouches(question);
  // A row is sorted by two of its figures.
  const told = new Map<EvaluatedRow, ReturnType<typeof measuresOfRow>>();
  const figureOf = (row: EvaluatedRow, metric: AnyMetricKey) => {
    const known = told.get(row) ?? measuresOfRow(row, telling.ofRows);
    told.set(row, known);
    const { measures, withheld } = known;
    return metricOf(metric, measures, withheld, isWhole);
  };
  const all = [...current.rows.values(), ...gone];
  return { count: all.length, rows: sorted(all, sorting, figureOf, offset + limit).slice(offset) };
}
