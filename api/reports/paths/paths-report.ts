import { JOURNEYS, PATHS } from '@throughline/transform/journeys/paths';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Asked } from '../../contract/report.ts';
import type { PathsReport, paths } from '../../contract/reports/paths.ts';
import type { Published } from '../answer.ts';
import { journeyMeta, journeyParameters, moneyOf } from '../journey-filter.ts';
import { journeysConditions } from '../query/journeys/journeys-where.ts';
import type { ReportConfig } from '../report-config.ts';
import { pathPattern } from './path-pattern.ts';

const PAGE = `${JOURNEYS}, paths AS (${PATHS})\n${sqlFile(import.meta.url, './page.sql')}`;

interface Stored {
  readonly path: string[];
  readonly conversions: string;
  readonly nulls: string;
  readonly amount: string;
  readonly unknown: string;
  readonly median_days: number | null;
  /** Counted from 1 over all that match. */
  readonly place: string;
  readonly all_paths: string;
  readonly all_conversions: string;
  readonly all_nulls: string;
  readonly all_amount: string;
  readonly all_unknown: string;
}

/**
 * Which ways led to conversions, and how many of the same ways led nowhere. The rate of the empty path is
 * null: those who never came and did not convert are not known.
 * @throws {ProblemError} for a period or a pattern that cannot be answered.
 */
export async function pathsReport(
  published: Published,
  asked: Asked<typeof paths>,
  config: ReportConfig,
): Promise<PathsReport> {
  const { reader, state } = published;
  const { transform, value, sort, limit, offset } = asked;
  const meta = {
    report: 'paths' as const,
    ...(await journeyMeta(published, asked, config)),
    transform,
  };
  const pattern = pathPattern(asked.match);
  const conditions = state && (await journeysConditions(reader, state, asked.where));
  const found =
    state && conditions
      ? await reader.rows<Stored>(conditions.into(PAGE), {
          ...conditions.parameters,
          ...journeyParameters(state, asked, config),
          ...{ pattern, value, sort, limit, offset },
        })
      : [];
  const all = found[0];
  return {
    meta,
    totals: {
      paths: Number(all?.all_paths ?? 0),
      conversions: Number(all?.all_conversions ?? 0),
      value: moneyOf(all?.all_amount ?? '0', all?.all_unknown ?? 0),
      nulls: Number(all?.all_nulls ?? 0),
    },
    rows: found
      .filter(({ place }) => Number(place) > offset && Number(place) <= offset + limit)
      .map((row) => {
        const [conversions, nulls] = [Number(row.conversions), Number(row.nulls)];
        return {
          path: row.path,
          conversions,
          value: moneyOf(row.amount, row.unknown),
          nulls,
          rate: row.path.length > 0 ? conversions / (conversions + nulls) : null,
          median_days: row.median_days,
        };
      }),
  };
}
