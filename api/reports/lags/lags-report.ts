import { JOURNEYS } from '@throughline/transform/journeys/paths';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Asked } from '../../contract/report.ts';
import type { LagsReport, lags } from '../../contract/reports/lags.ts';
import type { Published } from '../answer.ts';
import { journeyMeta, journeyParameters } from '../journey-filter.ts';
import { journeysConditions } from '../query/journeys/journeys-where.ts';
import type { ReportConfig } from '../report-config.ts';
import { dayEdges, TOUCH_EDGES } from './lag-bins.ts';

const LAGS = `${JOURNEYS}\n${sqlFile(import.meta.url, './lags.sql')}`;

/** Below this a share of conversions says little about the window. */
const MIN_CONVERSIONS = 20;
const EDGE_SHARE = 0.05;

type Stage = 'lead' | 'deal' | 'payment' | 'conversion' | 'touches';

interface Stored {
  readonly stage: Stage;
  readonly conversions: string;
  readonly counts: string[];
  readonly quantiles: number[];
  readonly enough: number;
  readonly late: string;
}

/**
 * How long and how many touches it takes from the first touch to a lead, an opportunity (the placing of an order)
 * and the payment. Payment is counted in whole days, because only its day is known; the others by time. A
 * journey is truncated where more than one in twenty begins in the last tenth of the window.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export async function lagsReport(
  published: Published,
  asked: Asked<typeof lags>,
  config: ReportConfig,
): Promise<LagsReport> {
  const { reader, state } = published;
  const { lookbackDays } = config;
  const meta = { report: 'lags' as const, ...(await journeyMeta(published, asked, config)) };
  const edges = { days: dayEdges(lookbackDays), touches: TOUCH_EDGES };
  const conditions = state && (await journeysConditions(reader, state, asked.where));
  const found =
    state && conditions
      ? await reader.rows<Stored>(conditions.into(LAGS), {
          ...conditions.parameters,
          ...journeyParameters(state, asked, config),
          lookback_days: lookbackDays,
          day_edges: edges.days,
          touch_edges: edges.touches,
        })
      : [];
  const stages = new Map(found.map((row) => [row.stage, row]));
  const days = (stage: Stage) => distribution(edges.days, stages.get(stage));
  const whole = stages.get('conversion');
  const conversions = Number(whole?.conversions ?? 0);
  return {
    meta: { ...meta, lookback_days: lookbackDays },
    days: { lead: days('lead'), deal: days('deal'), payment: days('payment') },
    touches: distribution(edges.touches, stages.get('touches')),
    suggested_lookback_days:
      whole && conversions >= MIN_CONVERSIONS ? Math.max(1, Math.ceil(whole.enough)) : null,
    is_truncated: Number(whole?.late ?? 0) > EDGE_SHARE * conversions,
  };
}

function distribution(edges: readonly number[], row: Stored | undefined) {
  const [median = null, p75 = null, p90 = null, p95 = null] = row?.quantiles ?? [];
  return {
    bins: edges.map((from, at) => ({
      from,
      to: edges[at + 1] ?? null,
      conversions: Number(row?.counts[at] ?? 0),
    })),
    ...{ median, p75, p90, p95 },
    conversions: Number(row?.conversions ?? 0),
  };
}
