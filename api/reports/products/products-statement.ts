import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { LATEST } from '../entities/latest.ts';

/** Beginning of a statement about lines of paid orders; its parameter `types` is `PRODUCT_TYPES`. */
export const LINES = `${LATEST}${sqlFile(import.meta.url, './lines.sql')}`;
export const PRODUCT_TYPES = ['order', 'product'] as const;
