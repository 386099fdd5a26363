import { sqlFile } from '@throughline/transform/warehouse/sql-file';

/** Beginning of a statement that reads `channelled`; takes `generation`, `revision`, `value`, `as_of`, `from`, `to` and `model`. */
export const CHANNELLED = sqlFile(import.meta.url, './channelled.sql');
