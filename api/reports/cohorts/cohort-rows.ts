import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { cohortsRows } from '../../contract/reports/cohorts-rows.ts';
import type { Answering } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { moneyOf } from '../journey-filter.ts';
import { DATED } from './dated.ts';

const ROWS = `${DATED}${sqlFile(import.meta.url, './rows.sql')}`;

interface Stored {
  /** Of the customer. */
  readonly id: string;
  readonly orders: string;
  readonly known: string;
  readonly unknown: string;
  readonly conversions: string[];
  /** Counted from 1 over all customers of the cell. */
  readonly place: string;
  readonly all_customers: string;
  readonly all_known: string;
  readonly all_unknown: string;
}

/** The customers of a cohort who bought in one of its months. */
export const cohortRows: Answering<typeof cohortsRows> = async (published, asked, config) => {
  const { reader, state, dataRange } = published;
  const { cohort, month, value, limit, offset } = asked;
  const asOf = asOfDay(state, dataRange, config.timezone);
  const found =
    state && asOf
      ? await reader.rows<Stored>(ROWS, {
          ...{ generation: state.generation, revision: state.revision, value, as_of: asOf },
          ...{ cohort: `${cohort}-01`, month, limit, offset },
        })
      : [];
  const all = found[0];
  return {
    totals: {
      customers: Number(all?.all_customers ?? 0),
      value: moneyOf(all?.all_known ?? '0', all?.all_unknown ?? 0),
    },
    rows: found
      .filter(({ place }) => Number(place) > offset && Number(place) <= offset + limit)
      .map(({ id, orders, known, unknown, conversions }) => ({
        ...{ customer: id, orders: Number(orders), conversions },
        value: moneyOf(known, unknown),
      })),
  };
};
