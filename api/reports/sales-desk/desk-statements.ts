import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { LATEST } from '../entities/latest.ts';

/** Beginning of a statement about leads and how they were answered; its parameter `types` is `LEAD_TYPES`. */
export const LEADS = `${LATEST}${sqlFile(import.meta.url, './leads.sql')}`;
export const LEAD_TYPES = ['call', 'conversation', 'lead', 'task', 'deal'] as const;

/** Beginning of a statement about deals; its parameter `types` is `DEAL_TYPES`. */
export const DEALS = `${LATEST}${sqlFile(import.meta.url, './deals.sql')}`;
export const DEAL_TYPES = ['deal'] as const;
