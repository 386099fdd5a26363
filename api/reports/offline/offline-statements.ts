import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Condition } from '../../contract/where.ts';
import { LATEST } from '../entities/latest.ts';
import { sqlSections } from '../query/cubes/sections.ts';
import { recordsWhere } from '../query/records-where.ts';

const SALES = `${LATEST}${sqlFile(import.meta.url, './offline-sales.sql')}`;
export const OFFLINE_SECTIONS = sqlSections(import.meta.url, './dimensions.sql');

/** A statement about the offline sales that pass, with the parameters of its conditions. */
export function offlineSalesStatement(continued: string, where: readonly Condition[]) {
  return recordsWhere(`${SALES}${continued}`, OFFLINE_SECTIONS, where);
}

/** Beginning of statements about events, and the parameter `types` of both. */
export const OFFLINE = {
  events: sqlFile(import.meta.url, './events.sql'),
  types: ['order'],
} as const;
