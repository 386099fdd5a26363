import { sqlFile } from '@throughline/transform/warehouse/sql-file';

/** Beginning of a statement about sales of a test. */
const SOLD = sqlFile(import.meta.url, './sold.sql');
export const CELLS = `${SOLD}${sqlFile(import.meta.url, './cells.sql')}`;
export const ROWS = `${SOLD}${sqlFile(import.meta.url, './rows.sql')}`;
