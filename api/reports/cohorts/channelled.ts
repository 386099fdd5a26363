import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { DATED } from './dated.ts';

/** Beginning of a statement that reads `channelled`; takes `from`, `to` and `model` beside what `DATED` takes. */
export const CHANNELLED = `${DATED}${sqlFile(import.meta.url, './channelled.sql')}`;
