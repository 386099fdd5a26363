import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { filled } from '../query/filled.ts';
import { remembered } from '../remembered.ts';
import type { State } from '../state.ts';
import { UNROLLED_SALE } from './flows.ts';

const TOLD = filled(sqlFile(import.meta.url, './unrolled-told.sql'), {
  'unrolled sale': UNROLLED_SALE,
});

export interface Unrolled {
  /** There are sales that only the ledger can tell. */
  readonly isAny: boolean;
  /** Of a lead or a payment. */
  readonly lastDay: string;
}

/** What sums by day leave to the ledger, in one published state. */
export function fetchUnrolled(reader: Reader, state: State): Promise<Unrolled> {
  return remembered(state, 'unrolled', async () => {
    const { generation, revision } = state;
    const [told] = await reader.rows<{ sales: string; last_day: string }>(TOLD, {
      generation,
      revision,
    });
    return { isAny: told!.sales !== '0', lastDay: told!.last_day };
  });
}
