import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Condition } from '../../contract/where.ts';
import { LATEST } from '../entities/latest.ts';
import { sqlSections } from '../query/cubes/sections.ts';
import { recordsWhere } from '../query/records-where.ts';

const CALLS = `${LATEST}${sqlFile(import.meta.url, './calls.sql')}`;
export const CALL_TYPES = ['call'] as const;
export const CALLS_SECTIONS = sqlSections(import.meta.url, './dimensions.sql');

/** A statement about the inbound calls of a period that pass, with the parameters of its conditions; `types` is `CALL_TYPES`. */
export function callsStatement(continued: string, where: readonly Condition[]) {
  return recordsWhere(`${CALLS}${continued}`, CALLS_SECTIONS, where);
}
