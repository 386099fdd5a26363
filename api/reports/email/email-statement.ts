import { sqlFile } from '@throughline/transform/warehouse/sql-file';

/** Beginning of a statement about messages and the sales that they led to. */
export const MESSAGES = sqlFile(import.meta.url, './messages.sql');
