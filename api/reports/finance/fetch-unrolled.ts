import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { remembered } from '../remembered.ts';
import type { State } from '../state.ts';
import { UNROLLED } from './flows.ts';

const TOLD = sqlFile(import.meta.url, './unrolled-told.sql').replace(
  '/* unrolled */',
  () => UNROLLED,
);

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
