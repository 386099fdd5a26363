import { attribution } from '../../contract/reports/attribution.ts';
import type { DATA_DRIVEN_MODELS } from '../../contract/terms.ts';
import { type Condition, conditionText } from '../../contract/where.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { Published } from '../answer.ts';
import { attributionReport } from '../attribution/attribution-report.ts';
import { fitApart } from '../attribution/models/fit-apart.ts';
import type { Period } from '../period.ts';
import type { ComputedRow } from '../query/rows/compute.ts';
import type { ReportConfig } from '../report-config.ts';
import { LEAF_LEVELS } from './leaves.ts';

export interface FittedQuestion {
  readonly model: (typeof DATA_DRIVEN_MODELS)[number];
  readonly basis: string;
  readonly where: readonly Condition[];
}

interface Credited {
  readonly leads: bigint;
  readonly sales: bigint;
  /** Millionths; null is not known. */
  readonly revenue: bigint | null;
  readonly margin: bigint | null;
}

/** What a data-driven model gives to the places of one period. */
export interface FittedCredit {
  /** There are too few leads to fit the model on: sales follow from visits then. */
  readonly lacksLeads: boolean;
  of(kind: 'row' | 'unattributed', path: readonly string[]): Credited;
}

const ASKED = [
  { of: 'lead', value: 'revenue' },
  { of: 'sale', value: 'revenue' },
  { of: 'sale', value: 'margin' },
] as const;

/**
 * Credit of a data-driven model as the report `attribution` has it, by channel, source and campaign. Leads and sales are
 * fitted apart, as they are there.
 * @throws ProblemError where there is something to divide and the model is off.
 */
export async function fittedCredit(
  { reader, state, dataRange, signal }: Published,
  period: Period,
  { model, basis, where }: FittedQuestion,
  config: ReportConfig,
): Promise<FittedCredit> {
  const reports = await Promise.all(
    ASKED.map(async ({ of, value }) => {
      const asked = attribution.query.parse({
        ...{
          ...period,
          basis,
          of,
          value,
          models: model,
          by: LEAF_LEVELS.join(','),
          bootstrap: '0',
        },
        where: where.map(conditionText),
      });
      const { report } = await attributionReport(
        ...([reader, state, dataRange, asked, config] as const),
        (question) => fitApart(question, signal),
      );
      const off = report.meta.models.find(({ available }) => !available);
      const isOff = off !== undefined && report.meta.totals.conversions > 0;
      if (isOff && of !== 'lead')
        throw new ProblemError('parameters_invalid', {
          errors: [
            {
              field: 'model',
              message: `${model} is off for ${of} of ${period.from} to ${period.to}: ${off?.reason?.message ?? ''}`,
            },
          ],
        });
      const rows = report.rows.map(({ key, kind, models }) => {
        const query = new URLSearchParams(key);
        return {
          isUnattributed: kind === 'unattributed',
          path: LEAF_LEVELS.map((level) => query.get(level) ?? ''),
          conversions: BigInt(Math.round((models[model]?.conversions ?? 0) * 1e9)),
          value: microsOf(models[model] ? models[model].value : '0'),
        };
      });
      return { isOff, rows };
    }),
  );
  const of: FittedCredit['of'] = (kind, path) => {
    const [leads, sales, margins] = reports.map(({ rows }) =>
      rows.filter((row) =>
        kind === 'unattributed'
          ? row.isUnattributed
          : !row.isUnattributed && path.every((name, at) => row.path[at] === name),
      ),
    );
    const counted = (rows: typeof leads = []) =>
      rows.reduce((sum, { conversions }) => sum + conversions, 0n);
    const worth = (rows: typeof leads = []) =>
      rows.reduce<bigint | null>(
        (sum, { value }) => (sum === null || value === null ? null : sum + value),
        0n,
      );
    return {
      ...{ leads: counted(leads), sales: counted(sales) },
      ...{ revenue: worth(sales), margin: worth(margins) },
    };
  };
  return { lacksLeads: reports[0]!.isOff, of };
}

/** A row of `linear` with the credit of the model in its place; orders and deals share sales as they do there. */
export function withFitted(
  row: ComputedRow,
  { leads, sales, revenue, margin }: Credited,
): ComputedRow {
  const { orders, deals } = row.tally;
  const both = orders + deals;
  const fittedDeals = both === 0n ? 0n : (sales * deals) / both;
  return {
    ...row,
    tally: {
      ...row.tally,
      ...{ leads, orders: sales - fittedDeals, deals: fittedDeals },
      ...{ revenue: revenue ?? 0n, revenue_unknown: revenue === null ? 1n : 0n },
      // Where revenue is known and margin is not, the goods are what nobody told of.
      ...{
        margin: margin ?? 0n,
        margin_unknown: margin === null ? (revenue === null ? 1n : 2n) : 0n,
      },
    },
  };
}

/** Decimal text in hundredths as millionths. */
function microsOf(text: string | null): bigint | null {
  return text === null ? null : BigInt(Math.round(Number(text) * 100)) * 10_000n;
}
