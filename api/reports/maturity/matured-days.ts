import type { Reader } from '@throughline/transform/warehouse/warehouse';
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import { MATURED_SHARE, type MaturedDays } from '../../contract/matured-days.ts';
import type { DatedBy } from '../dated-by.ts';
import type { Period } from '../period.ts';
import type { State } from '../state.ts';
import { fetchMaturedAge } from './maturity.ts';

dayjs.extend(utc);

/** The last day of which `MATURED_SHARE` of the sales have typically arrived. */
export async function fetchMaturedDays(
  reader: Reader,
  state: State | null,
  dataRange: Period | null,
  dated: DatedBy,
): Promise<MaturedDays> {
  const after =
    state && dataRange ? await fetchMaturedAge(reader, state, dataRange.to, dated) : null;
  return {
    share: MATURED_SHARE,
    after_days: after,
    to:
      after === null || !dataRange
        ? null
        : dayjs.utc(dataRange.to).subtract(after, 'day').format('YYYY-MM-DD'),
  };
}
