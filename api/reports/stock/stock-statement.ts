import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { LATEST } from '../entities/latest.ts';

/** Beginning of a statement about levels of stock; its parameter `types` is `STOCK_TYPES`. */
export const STOCK = `${LATEST}${sqlFile(import.meta.url, './stock.sql')}`;
export const STOCK_TYPES = ['stock_level', 'product', 'order'] as const;
