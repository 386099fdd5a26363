import { formatMicros, toMicros } from '@throughline/ingest/contract/money';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { readCloses } from '../../closes/stored/read-closes.ts';
import { statementOf } from '../../closes/stored/statement-of.ts';
import { CLOSE_MEASURES, type CloseMeasures, type CloseStatement } from '../../contract/closes.ts';
import type { MonthFigures, MonthsReport, MonthsRow } from '../../contract/reports/months.ts';
import type { MonthDays } from '../finance/months-of.ts';

export interface ClosedMonth {
  readonly hash: string;
  readonly statement: CloseStatement;
}

/** What was frozen of each closed month. */
export async function closedMonths(reader: Reader): Promise<ReadonlyMap<string, ClosedMonth>> {
  const closes = await readCloses(reader);
  return new Map(
    closes.flatMap((close) => {
      const statement = statementOf(close);
      return statement ? [[close.month, { hash: close.hash, statement }] as const] : [];
    }),
  );
}

interface Row extends Pick<MonthsRow, 'kind' | 'channel'> {
  readonly days: MonthDays;
  readonly accounting: MonthsReport['meta']['accounting'];
  readonly model: MonthsReport['meta']['model'];
}

/** That a month is closed, and what each figure of a row has more than when it was frozen. */
export function closedSince(
  closed: ClosedMonth | undefined,
  row: Row,
  figures: MonthFigures,
): MonthsRow['closed'] {
  if (!closed) return null;
  const { hash, statement } = closed;
  const frozen = frozenOf(statement, row);
  return {
    ...{ hash, fingerprint: hash.slice(0, 12), closed_at: statement.closed_at },
    difference: frozen && differenceOf(figures, frozen),
  };
}

/** The frozen figures that a row can be held against; null where they are of something else. */
function frozenOf(statement: CloseStatement, row: Row): CloseMeasures | null {
  const { kind, channel, days, accounting, model } = row;
  if (days.days < days.whole) return null;
  if (kind === 'all') return statement.figures[accounting];
  if (model !== statement.model) return null;
  const own = statement.channels.find((one) => one.channel === channel);
  return own?.figures[accounting] ?? null;
}

function differenceOf(now: MonthFigures, frozen: CloseMeasures) {
  return Object.fromEntries(
    CLOSE_MEASURES.map((measure) => {
      const [is, was] = [now[measure], frozen[measure]];
      const known = is !== null && was !== null && was !== undefined;
      return [measure, known ? formatMicros(toMicros(is) - toMicros(was)) : null];
    }),
  );
}
