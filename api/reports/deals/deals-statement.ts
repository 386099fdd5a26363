import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { AND_LATEST } from '../entities/latest.ts';
import { asOfDay } from '../customers/as-of.ts';
import type { Published } from '../answer.ts';
import type { DealsBy, DealsWhich } from '../../contract/reports/deals-terms.ts';
import type { Period } from '../period.ts';
import { RATE_DAYS, RATES } from '../reconcile/rates.ts';
import type { ReportConfig } from '../report-config.ts';

/** Beginning of a statement that reads `items`, a row a deal; it takes the parameters of `dealParameters`. */
export const DEALS = `${RATES}${AND_LATEST}${sqlFile(import.meta.url, './deals.sql')}`;

interface Asked extends Period {
  readonly which: DealsWhich;
  readonly by: DealsBy;
}

/** Null where nothing has been published, or no day holds data. */
export function dealParameters(
  { state, dataRange }: Published,
  { from, to, which, by }: Asked,
  { currency, timezone, rateDays = RATE_DAYS }: ReportConfig,
) {
  const asOf = asOfDay(state, dataRange, timezone);
  return state && asOf
    ? {
        ...{ generation: state.generation, revision: state.revision, types: ['deal'] },
        ...{ from, to, which, by, as_of: asOf, currency, timezone, rate_days: rateDays },
      }
    : null;
}
