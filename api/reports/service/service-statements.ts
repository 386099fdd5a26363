import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { AGAIN_DAYS, ONBOARDING_DAYS } from '../../contract/reports/service-terms.ts';
import { LATEST } from '../entities/latest.ts';

const read = (name: string) => sqlFile(import.meta.url, `./${name}.sql`);

/** Beginning of a statement about requests; its parameter `types` is `REQUEST_TYPES`. */
const REQUESTS = `${LATEST}${read('requests')}`;
export const REQUEST_TYPES = ['conversation'] as const;
export const REQUEST_GROUPS = `${REQUESTS}${read('groups')}`;
export const REQUEST_ROWS = `${REQUESTS}${read('rows')}`;
export const TELLS_REQUESTS = `${LATEST}${read('tells-requests')}`;

/** Beginning of a statement about new customers; its parameter `types` is `ONBOARDING_TYPES`. */
const ONBOARDING = `${LATEST}${read('onboarding')}`;
export const ONBOARDING_TYPES = ['order', 'conversation'] as const;
export const ONBOARDING_COHORTS = `${ONBOARDING}${read('cohorts')}`;
export const ONBOARDING_CUSTOMERS = `${ONBOARDING}${read('customers')}`;
export const WINDOWS = { again: AGAIN_DAYS, onboarding: ONBOARDING_DAYS } as const;
