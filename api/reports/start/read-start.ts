import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { StartResponse } from '../../contract/start.ts';
import type { State } from '../state.ts';

const START = sqlFile(import.meta.url, './start.sql');

const NOTHING: StartResponse = {
  ...{ visits: 0, leads: 0, sales: 0, sales_with_visit: 0 },
  ...{ sales_with_margin: 0, campaigns_with_cost: 0 },
};

/** How far a business is from its first report. */
export async function readStart(reader: Reader, state: State | null): Promise<StartResponse> {
  if (!state) return NOTHING;
  const { generation, revision } = state;
  const [row] = await reader.rows<StartResponse>(START, { generation, revision });
  return row ?? NOTHING;
}
