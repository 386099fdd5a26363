import { type ClassifyOptions, classify } from '../channels/classify.ts';
import { parseTrafficKey, type TrafficTuple } from '../channels/traffic-key.ts';
import { sqlFile } from '../warehouse/sql-file.ts';
import type { Writer } from '../warehouse/warehouse.ts';

/** The dictionary of ways of coming: each distinct tuple with its channel and the rule that decided it. */
export interface TrafficClasses {
  /** Reads the dictionary; ways that older rules classified are classified again. To be called first. */
  reclassify(writer: Writer): Promise<void>;
  /** Adds the ways that are new; a way is classified once. */
  add(writer: Writer, tuples: ReadonlyMap<string, TrafficTuple>): Promise<void>;
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
/** The temporary table that the dictionary's rows go through. */
export const STAGE_TRAFFIC = sqlFile(import.meta.url, './stage-traffic.sql');
const STORE = sqlFile(import.meta.url, './store-traffic.sql');
const WITHOUT_TRAFFIC = sqlFile(import.meta.url, './ways-without-traffic.sql');

export function trafficClasses(options: ClassifyOptions, rulesVersion: string): TrafficClasses {
  const known = new Set<string>();

  async function store(writer: Writer, tuples: readonly (readonly [string, TrafficTuple])[]) {
    if (tuples.length === 0) return;
    const rows = tuples.map(([key, tuple]) => {
      const { source, medium, channel, channelGa4, reason, conflict, paid } = classify(
        tuple,
        options,
      );
      return [key, source, medium, channel, channelGa4, reason, conflict, paid, rulesVersion];
    });
    await writer.run('TRUNCATE TABLE stage_traffic');
    await writer.insert('stage_traffic', COLUMNS, rows);
    await writer.run(STORE);
    for (const [key] of tuples) known.add(key);
  }

  return {
    async reclassify(writer) {
      await writer.run(WITHOUT_TRAFFIC);
      const stored = await writer.rows<{ tuple: string; rules_version: string }>(
        "SELECT tuple, rules_version FROM traffic FINAL WHERE rules_version != ''",
      );
      for (const { tuple, rules_version } of stored)
        if (rules_version === rulesVersion) known.add(tuple);
      const older = stored.filter(({ rules_version }) => rules_version !== rulesVersion);
      await store(
        writer,
        older.map(({ tuple }) => [tuple, parseTrafficKey(tuple)]),
      );
    },
    add: (writer, tuples) =>
      store(
        writer,
        [...tuples].filter(([key]) => !known.has(key)),
      ),
  };
}
