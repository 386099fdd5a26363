import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { LATEST } from '../entities/latest.ts';

/** Beginning of a statement about the inbound calls of a period; its parameter `types` is `CALL_TYPES`. */
export const CALLS = `${LATEST}${sqlFile(import.meta.url, './calls.sql')}`;
export const CALL_TYPES = ['call'] as const;
