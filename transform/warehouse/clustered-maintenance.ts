import { quoted } from './clustered.ts';
import { SHARDING } from './sharding.ts';

const LOCAL_WORK = [
  /^(ALTER TABLE )([a-z]\w*)(\s+(?:DELETE|UPDATE|DROP PARTITION)\b.*)$/s,
  /^(TRUNCATE TABLE (?:IF EXISTS )?)([a-z]\w*)(.*)$/s,
  /^(OPTIMIZE TABLE )([a-z]\w*)(.*)$/s,
  /^(DELETE FROM )([a-z]\w*)(\s.*)$/s,
];

/**
 * A statement that removes rows, as a cluster needs it: it is done where the rows lie, on every shard.
 * Temporary tables stay in their own server. Undefined for any other statement.
 */
export function clusteredMaintenance(statement: string, cluster: string): string | undefined {
  const sql = statement.trim();
  for (const form of LOCAL_WORK) {
    const [, verb, table, rest] = form.exec(sql) ?? [];
    if (!verb || !table) continue;
    // A table of no shard is a temporary one.
    if (!(table in SHARDING)) return sql;
    return `${verb}${table}_local ON CLUSTER ${quoted(cluster)}${rest}`;
  }
  return undefined;
}
