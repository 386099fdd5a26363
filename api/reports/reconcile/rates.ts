import { sqlFile } from '@throughline/transform/warehouse/sql-file';

/** Beginning of a statement that reads `rates` into the base currency by day. */
export const RATES = sqlFile(import.meta.url, './rates.sql');
/** The same where all amounts are in the base currency, or no rate was ever told: rates take as long to plan as all the rest. */
export const NO_RATES = sqlFile(import.meta.url, './no-rates.sql');

/** A rate serves its day and so many after it, where the configuration does not say. */
export const RATE_DAYS = 10;
