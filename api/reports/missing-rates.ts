import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { MissingRate } from '../contract/reports/channels.ts';
import type { Period } from './period.ts';
import type { State } from './state.ts';

const MISSING_RATES = sqlFile(import.meta.url, './missing-rates.sql');

/**
 * Which exchange rates a period lacks: costs by their day, sales by the day of their payment.
 * @param currency the base currency.
 */
export function missingRates(
  reader: Reader,
  { generation, revision }: State,
  { from, to }: Period,
  currency: string,
): Promise<readonly MissingRate[]> {
  return reader.rows<MissingRate>(MISSING_RATES, { generation, revision, from, to, currency });
}
