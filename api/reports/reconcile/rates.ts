import { sqlFile } from '@throughline/transform/warehouse/sql-file';

/** Beginning of a statement that reads `rates` into the base currency by day. */
export const RATES = sqlFile(import.meta.url, './rates.sql');

/** A rate serves its day and so many after it, where the configuration does not say. */
export const RATE_DAYS = 10;
