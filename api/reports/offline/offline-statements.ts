import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { LATEST } from '../entities/latest.ts';

/** Beginnings of statements about offline sales, and about events; with their parameter `types`. */
export const OFFLINE = {
  sales: `${LATEST}${sqlFile(import.meta.url, './offline-sales.sql')}`,
  events: sqlFile(import.meta.url, './events.sql'),
  types: ['order'],
} as const;
