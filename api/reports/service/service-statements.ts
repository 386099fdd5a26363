import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { AGAIN_DAYS, ONBOARDING_DAYS } from '../../contract/reports/service-terms.ts';
import type { Condition } from '../../contract/where.ts';
import { LATEST } from '../entities/latest.ts';
import { sqlSections } from '../query/cubes/sections.ts';
import { recordsWhere } from '../query/records-where.ts';

const read = (name: string) => sqlFile(import.meta.url, `./${name}.sql`);

const REQUESTS = `${LATEST}${read('requests')}`;
export const REQUEST_TYPES = ['conversation'] as const;
const CONTINUED = { groups: read('groups'), rows: read('rows') } as const;
export const SERVICE_SECTIONS = sqlSections(import.meta.url, './dimensions.sql');
export const TELLS_REQUESTS = `${LATEST}${read('tells-requests')}`;

/** A statement about the requests that pass, with the parameters of its conditions; `types` is `REQUEST_TYPES`. */
export function requestsStatement(what: keyof typeof CONTINUED, where: readonly Condition[]) {
  return recordsWhere(`${REQUESTS}${CONTINUED[what]}`, SERVICE_SECTIONS, where);
}

/** Beginning of a statement about new customers; its parameter `types` is `ONBOARDING_TYPES`. */
const ONBOARDING = `${LATEST}${read('onboarding')}`;
export const ONBOARDING_TYPES = ['order', 'conversation'] as const;
export const ONBOARDING_COHORTS = `${ONBOARDING}${read('cohorts')}`;
export const ONBOARDING_CUSTOMERS = `${ONBOARDING}${read('customers')}`;
export const WINDOWS = { again: AGAIN_DAYS, onboarding: ONBOARDING_DAYS } as const;
