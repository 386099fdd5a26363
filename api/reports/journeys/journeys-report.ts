import { JOURNEYS } from '@throughline/transform/journeys/paths';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Asked } from '../../contract/report.ts';
import type { JourneyItem, JourneysReport, journeys } from '../../contract/reports/journeys.ts';
import type { Published } from '../answer.ts';
import { journeyMeta, journeyParameters, moneyOf } from '../journey-filter.ts';
import { pathPattern } from '../paths/path-pattern.ts';
import { journeysConditions } from '../query/journeys/journeys-where.ts';
import type { ReportConfig } from '../report-config.ts';
import { isoTime } from '../state.ts';

const LIST = `${JOURNEYS}\n${sqlFile(import.meta.url, './list.sql')}`;

interface Stored {
  readonly conversion: string;
  readonly kind: JourneyItem['kind'];
  readonly label: string;
  readonly source: string;
  readonly at: string;
  readonly path: string[];
  readonly touches: string;
  readonly days: number | null;
  readonly amount: string | null;
  /** Counted from 1 over all that meet the conditions. */
  readonly place: string;
  readonly all_conversions: string;
  readonly all_amount: string;
  readonly all_unknown: string;
}

/**
 * The conversions behind a panel, the newest first. Days are counted from the first touch to `stage` as the report
 * `lags` counts them, from `min_days` up to but without `max_days`; touches with both ends.
 * @throws {ProblemError} for a period or a pattern that cannot be answered.
 */
export async function journeysReport(
  published: Published,
  asked: Asked<typeof journeys>,
  config: ReportConfig,
): Promise<JourneysReport> {
  const { reader, state } = published;
  const { value, stage, limit, offset } = asked;
  const pattern = pathPattern(asked.match);
  const meta = { report: 'journeys' as const, ...(await journeyMeta(published, asked, config)) };
  const conditions = state && (await journeysConditions(reader, state, asked.where));
  const found =
    state && conditions
      ? await reader.rows<Stored>(conditions.into(LIST), {
          ...conditions.parameters,
          ...journeyParameters(state, asked, config),
          ...{ value, stage, pattern, limit, offset },
          path: asked.path ?? null,
          set: asked.set ?? null,
          channel: asked.channel ?? null,
          min_days: asked.min_days ?? null,
          max_days: asked.max_days ?? null,
          min_touches: asked.min_touches ?? null,
          max_touches: asked.max_touches ?? null,
          search: asked.search ?? '',
        })
      : [];
  const all = found[0];
  return {
    meta,
    totals: {
      conversions: Number(all?.all_conversions ?? 0),
      value: moneyOf(all?.all_amount ?? '0', all?.all_unknown ?? 0),
    },
    rows: found
      .filter(({ place }) => Number(place) > offset && Number(place) <= offset + limit)
      .map((row) => ({
        ...{ conversion: row.conversion, kind: row.kind, label: row.label, source: row.source },
        at: isoTime(row.at),
        value: row.amount === null ? null : moneyOf(row.amount, 0),
        touches: Number(row.touches),
        days: row.days,
        path: row.path,
      })),
  };
}
