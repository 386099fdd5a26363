import { type ClassifyOptions, classify } from '../channels/classify.ts';
import { parseTrafficKey, type TrafficTuple } from '../channels/traffic-key.ts';
import { sqlFile } from '../warehouse/sql-file.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** The dictionary of ways of coming: each distinct tuple with its channel and the rule that decided it. */
export interface TrafficClasses {
  /** Adds the ways that are new; a way is classified once. */
  add(tuples: ReadonlyMap<string, TrafficTuple>): Promise<void>;
}

const COLUMNS = [
  'tuple',
  'source',
  'medium',
  'channel',
  'channel_ga4',
  'reason',
  'conflict',
  'paid',
  'rules_version',
];
const STAGE = sqlFile(import.meta.url, './stage-traffic.sql');
const STORE = sqlFile(import.meta.url, './store-traffic.sql');
const WITHOUT_TRAFFIC = sqlFile(import.meta.url, './ways-without-traffic.sql');

/** Opens the dictionary; ways that older rules classified are classified again first. */
export async function openTrafficClasses(
  warehouse: Warehouse,
  options: ClassifyOptions,
  rulesVersion: string,
): Promise<TrafficClasses> {
  const known = new Set<string>();
  await warehouse.run(STAGE);
  await warehouse.run(WITHOUT_TRAFFIC);

  async function store(tuples: readonly (readonly [string, TrafficTuple])[]) {
    if (tuples.length === 0) return;
    const rows = tuples.map(([key, tuple]) => {
      const { source, medium, channel, channelGa4, reason, conflict, paid } = classify(
        tuple,
        options,
      );
      return [key, source, medium, channel, channelGa4, reason, conflict, paid, rulesVersion];
    });
    await warehouse.run('TRUNCATE TABLE stage_traffic');
    await warehouse.insert('stage_traffic', COLUMNS, rows);
    await warehouse.run(STORE);
    for (const [key] of tuples) known.add(key);
  }

  const stored = await warehouse.rows<{ tuple: string; rules_version: string }>(
    "SELECT tuple, rules_version FROM traffic FINAL WHERE rules_version != ''",
  );
  for (const { tuple, rules_version } of stored)
    if (rules_version === rulesVersion) known.add(tuple);
  const older = stored.filter(({ rules_version }) => rules_version !== rulesVersion);
  await store(older.map(({ tuple }) => [tuple, parseTrafficKey(tuple)]));

  return { add: (tuples) => store([...tuples].filter(([key]) => !known.has(key))) };
}
