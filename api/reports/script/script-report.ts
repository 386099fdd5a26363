import { differenceInterval } from '@throughline/transform/plan/experiments/proportions';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { ScriptReport, script } from '../../contract/reports/script.ts';
import type { Answering } from '../answer.ts';
import { LATEST } from '../entities/latest.ts';
import { reportMeta } from '../report-meta.ts';

/** Beginning of a statement about calls that were scored by the script; its parameter `types` is `SCORED_TYPES`. */
export const SCORED_CALLS = `${LATEST}${sqlFile(import.meta.url, './script.sql')}`;
export const SCORED_TYPES = ['call'] as const;
const GROUPS = `${SCORED_CALLS}${sqlFile(import.meta.url, './groups.sql')}`;
/** Calls that keep a point, and calls that do not, from which on they are compared. */
const MINIMUM = 20;

type Row = ScriptReport['rows'][number];
interface Stored extends Record<'calls' | 'kept' | 'sold_kept' | 'sold_missed', string> {
  readonly point: string;
}

/** Points of the script: how many calls keep each, and whether those sell more. */
export const scriptReport: Answering<typeof script> = async (published, asked, config) => {
  const { reader, state } = published;
  const { within } = asked;
  const meta = reportMeta(published, asked, config);
  const found = state
    ? await reader.rows<Stored>(GROUPS, {
        ...{ generation: state.generation, revision: state.revision, types: SCORED_TYPES },
        ...{ from: meta.from, to: meta.to, timezone: config.timezone, within },
      })
    : [];
  return {
    meta: { report: 'script', ...meta, within, minimum: MINIMUM },
    rows: found.map(rowOf),
  };
};

function rowOf({ point, ...stored }: Stored): Row {
  const [calls, kept] = [Number(stored.calls), Number(stored.kept)];
  const [soldKept, soldMissed] = [Number(stored.sold_kept), Number(stored.sold_missed)];
  const missed = calls - kept;
  const compared =
    Math.min(kept, missed) >= MINIMUM
      ? differenceInterval(soldKept, kept, soldMissed, missed)
      : null;
  return {
    ...{ point, calls, kept, kept_share: kept / calls, sold_kept: soldKept },
    sold_kept_share: kept === 0 ? null : soldKept / kept,
    ...{ sold_missed: soldMissed, sold_missed_share: missed === 0 ? null : soldMissed / missed },
    difference: compared?.difference ?? null,
    ...{ difference_low: compared?.low ?? null, difference_high: compared?.high ?? null },
    conclusion: !compared
      ? 'below_minimum'
      : compared.low > 0
        ? 'more'
        : compared.high < 0
          ? 'fewer'
          : 'within_chance',
  };
}
