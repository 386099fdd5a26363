import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { fraudRows as contract } from '../../contract/reports/fraud-rows.ts';
import type { FraudSignal } from '../../contract/reports/fraud-terms.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { checkPeriod } from '../period.ts';
import { fraudItems, fraudParameters } from './fraud-statement.ts';
import { takesCredit } from './judge-groups.ts';

const ROWS = sqlFile(import.meta.url, './rows.sql');

type Texts = 'on_day' | 'at_us' | 'channel' | 'campaign' | 'source' | 'id' | 'shared' | 'opens';
interface Stored extends Record<Texts | 'all_rows' | 'all_revenue' | 'all_unknown', string> {
  readonly signal: FraudSignal;
  readonly times: string;
  readonly seconds: number | null;
  readonly worth: string | null;
}

/** The clicks, orders, calls or leads behind a figure. */
export const fraudRows: Answering<typeof contract> = async ({ reader, state }, asked, config) => {
  const { signal, channel, campaign, measure, limit, offset } = asked;
  const found = state
    ? await reader.rows<Stored>(`${fraudItems([signal])}${ROWS}`, {
        ...fraudParameters(state, checkPeriod(asked), config),
        ...{ signal, channel, campaign, measure, limit, offset },
      })
    : [];
  const [first] = found;
  const isOfCredit = takesCredit(signal);
  const money = (hundredths: string | null | undefined, unknown: string | number = 0) =>
    isOfCredit ? moneyOf(hundredths ?? '0', unknown) : null;
  return {
    count: Number(first?.all_rows ?? 0),
    revenue: money(first?.all_revenue, first?.all_unknown),
    rows: found.map((row) => ({
      ...{ day: row.on_day, at: new Date(Number(row.at_us) / 1000).toISOString() },
      ...{ signal: row.signal, channel: row.channel, campaign: row.campaign, source: row.source },
      ...{ id: row.id, shared: row.shared, times: Number(row.times), seconds: row.seconds },
      conversion: row.opens,
      revenue: money(row.worth, row.worth === null ? 1 : 0),
    })),
  };
};
