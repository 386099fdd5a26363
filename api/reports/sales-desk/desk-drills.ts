import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type {
  deskDeals as dealsContract,
  deskLeads as leadsContract,
} from '../../contract/reports/sales-desk-drills.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { checkPeriod } from '../period.ts';
import { DEAL_TYPES, DEALS, LEAD_TYPES, LEADS } from './desk-statements.ts';

const LEAD_ROWS = `${LEADS}${sqlFile(import.meta.url, './rows.sql')}`;
const DEAL_ROWS = `${DEALS}${sqlFile(import.meta.url, './deal-rows.sql')}`;

type Lead = Awaited<ReturnType<Answering<typeof leadsContract>>>['rows'][number];
interface Deal
  extends Record<'id' | 'source' | 'label' | 'day' | 'all_rows' | 'all_money' | 'unknown', string> {
  readonly money: string | null;
}

/** The leads behind a figure. */
export const deskLeads: Answering<typeof leadsContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { by, name, measure, hours, limit, offset } = asked;
  const found = state
    ? await reader.rows<
        Omit<Lead, 'sold'> & { readonly is_sold: boolean | number; readonly all_rows: string }
      >(LEAD_ROWS, {
        ...{ generation: state.generation, revision: state.revision, types: LEAD_TYPES },
        ...{ ...checkPeriod(asked), timezone: config.timezone },
        ...{ by, name, measure, hours, as_of: Date.parse(state.asOf) * 1000, limit, offset },
      })
    : [];
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ all_rows: _, is_sold, ...row }) => ({
      ...row,
      sold: Number(is_sold) === 1 ? 'yes' : 'no',
    })),
  };
};

/** The deals behind a figure, with their sum. */
export const deskDeals: Answering<typeof dealsContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { by, name, measure, limit, offset } = asked;
  const found = state
    ? await reader.rows<Deal>(DEAL_ROWS, {
        ...{ generation: state.generation, revision: state.revision, types: DEAL_TYPES },
        ...{ ...checkPeriod(asked), timezone: config.timezone, currency: config.currency },
        ...{ by, name, measure, limit, offset },
      })
    : [];
  const [first] = found;
  return {
    count: Number(first?.all_rows ?? 0),
    amount: moneyOf(first?.all_money ?? '0', first?.unknown ?? '0'),
    rows: found.map(({ id, source, label, day, money }) => ({
      ...{ id, source, label, day },
      amount: moneyOf(money ?? '0', money === null ? '1' : '0'),
    })),
  };
};
