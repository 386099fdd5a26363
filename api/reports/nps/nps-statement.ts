import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { LATEST } from '../entities/latest.ts';

/** Beginning of a statement about answers to surveys; its parameter `types` is `NPS_TYPES`. */
export const ANSWERS = `${LATEST}${sqlFile(import.meta.url, './answers.sql')}`;
export const NPS_TYPES = ['survey_response'] as const;
