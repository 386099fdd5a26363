import { sqlFile } from '@throughline/transform/warehouse/sql-file';

/** Beginning of a statement that reads the newest word on records; its parameter `types` names their kinds. */
export const LATEST = sqlFile(import.meta.url, './latest.sql');

/** The same to continue a statement that has begun with others. */
export const AND_LATEST = LATEST.replace('WITH latest AS', ', latest AS');
