import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { SALES } from '../customers/sales.ts';

/** Beginning of a statement that reads `dated`; takes `as_of` beside what `SALES` takes. */
export const DATED = `${SALES}${sqlFile(import.meta.url, './dated.sql')}`;
