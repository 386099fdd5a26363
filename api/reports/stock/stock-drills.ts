import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type {
  stockDays as daysContract,
  stockOrders as ordersContract,
} from '../../contract/reports/stock-drills.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { STOCK, STOCK_TYPES } from './stock-statement.ts';

const DAYS = `${STOCK}${sqlFile(import.meta.url, './days.sql')}`;
const ORDERS = `${STOCK}${sqlFile(import.meta.url, './waiting.sql')}`;

type Answer<Contract extends typeof daysContract | typeof ordersContract> = Awaited<
  ReturnType<Answering<Contract>>
>['rows'][number];

/** The days on which nothing of a product was left. */
export const stockDays: Answering<typeof daysContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { sku, limit, offset } = asked;
  const found = state
    ? await reader.rows<Answer<typeof daysContract> & { readonly all_rows: string }>(DAYS, {
        ...{ generation: state.generation, revision: state.revision, types: STOCK_TYPES },
        ...{ ...checkPeriod(asked), timezone: config.timezone, sku, limit, offset },
      })
    : [];
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ sku: of, day, incoming }) => ({ sku: of, day, incoming })),
  };
};

/** The orders that hold a product, of those that were paid in the period or that wait to be sent. */
export const stockOrders: Answering<typeof ordersContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { sku, measure, limit, offset } = asked;
  const found = state
    ? await reader.rows<
        Answer<typeof ordersContract> & { readonly all_rows: string; readonly all_units: number }
      >(ORDERS, {
        ...{ generation: state.generation, revision: state.revision, types: STOCK_TYPES },
        ...{ ...checkPeriod(asked), timezone: config.timezone, sku, measure, limit, offset },
      })
    : [];
  return {
    units: Number(found[0]?.all_units ?? 0),
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ all_rows: _, all_units: __, ...row }) => row),
  };
};
