import { sqlFile } from '@throughline/transform/warehouse/sql-file';

/** Beginning of a statement that reads `sales`; takes `generation`, `revision` and `value`. */
export const SALES = sqlFile(import.meta.url, './sales.sql');
