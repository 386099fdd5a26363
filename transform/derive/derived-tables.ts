import type { RowReader } from '../warehouse/warehouse.ts';
import { currentPublication } from './publication.ts';

/** Views whose content is a function of the facts alone. */
export const DERIVED_VIEWS = [
  ...([
    'touchpoints',
    'conversions',
    'journeys',
    'cost_daily',
    'claimed_rows',
    'consents',
    'left_out',
    'person_companies',
  ] as const),
] as const;

/** Everything derived that readers see now, as text: equal texts are byte-identical tables. */
export async function derivedTables(reader: RowReader): Promise<string> {
  const state = await currentPublication(reader);
  const parts = DERIVED_VIEWS.map(async (view) => {
    const rows = await reader.rows(
      `SELECT * EXCEPT (generation, revision) FROM ${view}(generation = {generation:UInt32}, revision = {revision:UInt64}) ORDER BY ALL`,
      { ...state },
    );
    return `${view}\n${rows.map((row) => JSON.stringify(row)).join('\n')}`;
  });
  return (await Promise.all(parts)).join('\n');
}
