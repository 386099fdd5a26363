import { formatMicros } from '@throughline/ingest/contract/money';
import { creditOf } from '@throughline/transform/attribution/credit-of';
import { type Exact, sumKnown } from '@throughline/transform/plan/figures/exact';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Asked } from '../../contract/report.ts';
import type {
  planFactRows as contract,
  FactSeries,
} from '../../contract/reports/plan-fact-rows.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { Published } from '../answer.ts';
import { flowsOf } from '../finance/flows.ts';
import { ratesOf } from '../finance/rates-of.ts';
import type { StoredRow } from '../finance/stored-row.ts';
import type { ReportConfig } from '../report-config.ts';
import { assign } from './assign.ts';
import { fetchPlanFacts } from './fetch.ts';
import { decimalText } from './figures.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { type PlanFactQuestion, planFactQuestion } from './question.ts';

const SPEND = sqlFile(import.meta.url, '../finance/spend.sql');
const COSTS = `${SPEND}\n${sqlFile(import.meta.url, './rows-costs.sql')}`;
const VISITS = sqlFile(import.meta.url, './rows-visits.sql');
const RESULTS = sqlFile(import.meta.url, './rows-results.sql');
const LEADS = sqlFile(import.meta.url, './results-leads.sql');
const SALES = sqlFile(import.meta.url, './results-sales.sql');

/** Cells of the payback have costs with the fee, and cash with VAT. */
export type CellSeries = FactSeries | 'cost' | 'cash_in';
type Question = Omit<Asked<typeof contract>, 'series'> & { readonly series: CellSeries };
type Cell = (typeof contract)['answer']['_output'];

/** The facts behind a cell, or the lines of the plan. */
export async function planFactCell(
  published: Published,
  asked: Question,
  config: ReportConfig,
  plan: StoredPlan,
): Promise<Cell> {
  const { reader, state } = published;
  const question = await planFactQuestion(published, asked, config, plan);
  const { figures, period, through, months, asOf } = question;
  if (!state || through === null) return { sum: sumText(asked.series, 0n), ...NOTHING };
  const days = { from: period.from, to: through };
  const { model } = asked;
  const { customWeights } = config;
  const { fee, vat } = figures.input.settings;
  const facts = await fetchPlanFacts(reader, state, {
    ...{ period: days, asOf, model, customWeights, fee },
  });
  const leaves = leavesOf(figures, assign(facts, figures.lines).assigned, facts, months).filter(
    ({ channel, campaign }) =>
      (asked.channel === undefined || channel === asked.channel) &&
      (asked.campaign === undefined || campaign === asked.campaign),
  );
  if (asked.side === 'plan')
    return plannedCell(leaves, asked as Asked<typeof contract>, plan, question);
  const found = await reader.rows<StoredRow>(statementOf(asked), {
    ...{ generation: state.generation, revision: state.revision, ...days, as_of: asOf },
    ...{ series: asked.series, basis: asked.basis, keys: keysOf(leaves) },
    ...{ limit: asked.limit, offset: asked.offset, dated_names: facts.datedNames },
    ...{ custom: customWeights, ...ratesOf(fee, vat) },
  });
  const all = found[0];
  const unknown = Number(all?.all_unknown ?? 0);
  return {
    sum: unknown > 0 ? null : sumText(asked.series, BigInt(all?.all_known ?? 0)),
    unknown,
    count: Number(all?.all_rows ?? 0),
    rows: found
      .filter(
        ({ place }) => Number(place) > asked.offset && Number(place) <= asked.offset + asked.limit,
      )
      .map((row) => ({
        ...{ type: row.type, id: row.id, label: row.label, source: row.source, day: row.day_ },
        ...{ channel: row.channel, campaign: row.campaign_ },
        share: row.share_nano === null ? null : Number(`${row.share_nano}e-9`),
        amount: row.amount === null ? null : sumText(asked.series, BigInt(row.amount)),
      })),
  };
}

const NOTHING = { unknown: 0, count: 0, rows: [] };

function statementOf({ series, model }: Question): string {
  switch (series) {
    case 'budget':
    case 'cost':
    case 'clicks':
      return COSTS;
    case 'visits':
      return VISITS;
    case 'leads':
      return `${creditOf(model)}\n${LEADS}\n${RESULTS}`;
    default:
      return `${flowsOf(model)}\n${SALES}\n${RESULTS}`;
  }
}

/** How the facts of leaves name their campaign. */
function keysOf(leaves: readonly Leaf[]): readonly string[] {
  const keys = leaves.flatMap(({ groups }) =>
    groups.map(({ channel, source, campaign_id, campaign, name_day }) =>
      [channel, source, campaign_id, campaign, name_day].join('\u001f'),
    ),
  );
  return [...new Set(keys)];
}

/** Micros of money, whole clicks and visits, billionths of leads and sales. */
function sumText(series: CellSeries, sum: bigint): string | number {
  if (series === 'clicks' || series === 'visits') return Number(sum);
  return series === 'leads' || series === 'deals' ? Number(`${sum}e-9`) : formatMicros(sum);
}

function plannedCell(
  leaves: readonly Leaf[],
  { series, basis, limit, offset }: Asked<typeof contract>,
  { id, version }: StoredPlan,
  { months }: PlanFactQuestion,
): Cell {
  const amounts = leaves.map(({ plan }) => {
    const isOfSpend = series === 'budget' || series === 'clicks' || series === 'visits';
    return isOfSpend || basis === 'cohort' ? plan.cohort[series] : plan.period[series];
  });
  const isMoney = series === 'budget' || series === 'revenue' || series === 'margin';
  const written = (value: Exact | null) =>
    isMoney ? decimalText(value) : (value?.toNumber() ?? null);
  const rows = leaves.map(({ channel, campaign, month }, index) => ({
    ...{ type: 'plan', id: `${id}@${version}:${month}:${channel}:${campaign}` },
    label: [month, channel, campaign].filter(Boolean).join(' · '),
    ...{ source: 'throughline', day: months.find((one) => one.month === month)!.from },
    ...{ channel, campaign, share: null, amount: written(amounts[index]!) },
  }));
  return {
    sum: written(sumKnown(amounts)),
    unknown: amounts.filter((amount) => amount === null).length,
    count: rows.length,
    rows: rows.slice(offset, offset + limit),
  };
}
