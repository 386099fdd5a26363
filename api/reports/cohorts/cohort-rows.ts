import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { cohortsRows } from '../../contract/reports/cohorts-rows.ts';
import type { Answering } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { DATED } from './dated.ts';
import { listedCustomers, type StoredCustomer } from './stored-customers.ts';

const ROWS = `${DATED}${sqlFile(import.meta.url, './rows.sql')}`;

/** The customers of a cohort who bought in one of its months. */
export const cohortRows: Answering<typeof cohortsRows> = async (published, asked, config) => {
  const { reader, state, dataRange } = published;
  const { cohort, month, value, limit, offset } = asked;
  const asOf = asOfDay(state, dataRange, config.timezone);
  const found =
    state && asOf
      ? await reader.rows<StoredCustomer>(ROWS, {
          ...{ generation: state.generation, revision: state.revision, value, as_of: asOf },
          ...{ cohort: `${cohort}-01`, month, limit, offset },
        })
      : [];
  return listedCustomers(found, { limit, offset });
};
