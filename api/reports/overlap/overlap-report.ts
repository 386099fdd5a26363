import { JOURNEYS, PATHS } from '@throughline/transform/journeys/paths';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Asked } from '../../contract/report.ts';
import type { OverlapReport, overlap } from '../../contract/reports/overlap.ts';
import type { Published } from '../answer.ts';
import { journeyMeta, journeyParameters, moneyOf } from '../journey-filter.ts';
import { journeysConditions } from '../query/journeys/journeys-where.ts';
import type { ReportConfig } from '../report-config.ts';

const CHANNELS = `${JOURNEYS}\n${sqlFile(import.meta.url, './channels.sql')}`;
const SETS = `${JOURNEYS}, paths AS (${PATHS})\n${sqlFile(import.meta.url, './sets.sql')}`;

interface StoredChannel {
  readonly channel: string;
  readonly conversions: string;
  readonly last: string;
  readonly alone: string;
  readonly amount: string;
  readonly unknown: string;
}

interface StoredSet {
  readonly channels: string[];
  readonly conversions: string;
  readonly nulls: string;
  readonly amount: string;
  readonly unknown: string;
  /** Counted from 1 over all sets. */
  readonly place: string;
  readonly all_sets: string;
  readonly all_conversions: string;
  readonly all_amount: string;
  readonly all_unknown: string;
}

/**
 * Which channels work together: what each had a part in, and which sets of them led to conversions. The empty
 * set holds the conversions without a touch, so that sets add up to all conversions.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export async function overlapReport(
  published: Published,
  asked: Asked<typeof overlap>,
  config: ReportConfig,
): Promise<OverlapReport> {
  const { reader, state } = published;
  const { value, limit, offset } = asked;
  const meta = { report: 'overlap' as const, ...(await journeyMeta(published, asked, config)) };
  // Which channels there are and which was last does not depend on repeated touches.
  const conditions = state && (await journeysConditions(reader, state, asked.where));
  const parameters = conditions && {
    ...conditions.parameters,
    ...journeyParameters(state, { ...asked, transform: 'exposure' }, config),
    ...{ value, limit, offset },
  };
  const [channels, sets] = parameters
    ? await Promise.all([
        reader.rows<StoredChannel>(conditions.into(CHANNELS), parameters),
        reader.rows<StoredSet>(conditions.into(SETS), parameters),
      ])
    : [[], []];
  const all = sets[0];
  return {
    meta,
    channels: channels.map((row) => {
      const [conversions, last] = [Number(row.conversions), Number(row.last)];
      const assisted = conversions - last;
      return {
        ...{ channel: row.channel, conversions, assisted, last, alone: Number(row.alone) },
        ratio: last > 0 ? assisted / last : null,
        value: moneyOf(row.amount, row.unknown),
      };
    }),
    sets: sets
      .filter(({ place }) => Number(place) > offset && Number(place) <= offset + limit)
      .map((row) => ({
        channels: row.channels,
        conversions: Number(row.conversions),
        value: moneyOf(row.amount, row.unknown),
        nulls: Number(row.nulls),
      })),
    totals: {
      sets: Number(all?.all_sets ?? 0),
      conversions: Number(all?.all_conversions ?? 0),
      value: moneyOf(all?.all_amount ?? '0', all?.all_unknown ?? 0),
    },
  };
}
