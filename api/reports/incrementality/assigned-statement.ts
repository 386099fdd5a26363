import { sqlFile } from '@throughline/transform/warehouse/sql-file';

/** Beginning of a statement about people in tests. */
export const ASSIGNED = sqlFile(import.meta.url, './assigned.sql');
