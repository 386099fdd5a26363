import { SHARDING } from './sharding.ts';

const NAME = '[a-z][a-z0-9_]*';
const TABLE = new RegExp(
  `^CREATE TABLE IF NOT EXISTS (${NAME})\\s*(\\(.*\\))\\s*ENGINE\\s*=\\s*(Replacing|)MergeTree(?:\\((\\w+)\\))?\\s+(.*)$`,
  's',
);
const VIEW = new RegExp(
  `^CREATE (OR REPLACE VIEW|VIEW IF NOT EXISTS) (${NAME})\\s+(AS\\s.*)$`,
  's',
);
const ALTER = new RegExp(`^ALTER TABLE (${NAME})\\s+(.*)$`, 's');
const DROP = new RegExp(`^DROP (TABLE|VIEW) IF EXISTS (${NAME})$`);
const SCHEMA = /^(CREATE|ALTER|DROP|RENAME|EXCHANGE|ATTACH|DETACH)\b/;

/**
 * A statement of the schema as a cluster needs it. A table becomes a replicated one on each shard
 * (`<table>_local`) and one of the old name that spreads over them; the rest of the program knows only
 * the latter. Statements on temporary tables, and those that change no schema, come back as they are.
 */
export function clustered(statement: string, cluster: string, database: string): readonly string[] {
  const sql = statement.trim();
  if (/^(CREATE|CREATE OR REPLACE|DROP) TEMPORARY TABLE\b/.test(sql) || !SCHEMA.test(sql))
    return [sql];
  const onCluster = `ON CLUSTER ${quoted(cluster)}`;

  const [, table, columns, replacing = '', version, rest] = TABLE.exec(sql) ?? [];
  if (table && columns && rest) {
    const local = `${table}_local`;
    const engine = `Replicated${replacing}MergeTree('/clickhouse/tables/{shard}/${database}/${table}', '{replica}'${version ? `, ${version}` : ''})`;
    return [
      `CREATE TABLE IF NOT EXISTS ${local} ${onCluster}\n${columns}\nENGINE = ${engine}\n${settled(rest)}`,
      `CREATE TABLE IF NOT EXISTS ${table} ${onCluster} AS ${local}\nENGINE = Distributed(${quoted(cluster)}, ${database}, ${local}, ${shardingOf(table)})`,
    ];
  }
  const [, create, view, body] = VIEW.exec(sql) ?? [];
  if (create && view) return [`CREATE ${create} ${view} ${onCluster} ${body}`];

  const [, kind, dropped] = DROP.exec(sql) ?? [];
  if (kind && dropped) {
    const names = kind === 'VIEW' ? [dropped] : [dropped, `${dropped}_local`];
    return names.map((name) => `DROP ${kind} IF EXISTS ${name} ${onCluster} SYNC`);
  }
  const [, altered, commands] = ALTER.exec(sql) ?? [];
  if (altered && commands && isColumnsOnly(commands)) {
    shardingOf(altered);
    return [`${altered}_local`, altered].map(
      (name) => `ALTER TABLE ${name} ${onCluster} ${commands}`,
    );
  }
  throw new Error(
    `This statement has no form for a cluster; write it as CREATE TABLE IF NOT EXISTS with a MergeTree engine, CREATE VIEW, DROP … IF EXISTS, or ALTER TABLE with columns only: ${sql.slice(0, 120)}`,
  );
}

/** Expression that names the shard of a row. */
export function shardingOf(table: string): string {
  const key = SHARDING[table];
  if (key === undefined)
    throw new Error(
      `The table "${table}" has no sharding key: say in sharding.ts where its rows live in a cluster.`,
    );
  return key;
}

export function quoted(cluster: string): string {
  if (!/^[\w.-]+$/.test(cluster)) throw new Error(`Not a name of a cluster: ${cluster}`);
  return `\`${cluster}\``;
}

/**
 * One server drops blocks that it was given before only where the table asks for it; replicas do it
 * everywhere. Each table keeps what it has on one server.
 */
function settled(rest: string): string {
  const [clauses = '', settings] = rest.split(/\s*\bSETTINGS\b\s*/);
  const window = /\bnon_replicated_deduplication_window\b/;
  if (settings === undefined)
    return `${clauses.trimEnd()}\nSETTINGS replicated_deduplication_window = 0`;
  const adapted = window.test(settings)
    ? settings.replace(window, 'replicated_deduplication_window')
    : `${settings}, replicated_deduplication_window = 0`;
  return `${clauses}\nSETTINGS ${adapted}`;
}

/** Columns change in both tables; indices, partitions and settings exist only in the local one. */
function isColumnsOnly(commands: string): boolean {
  return commands
    .split(/,\s*(?=(?:ADD|DROP|MODIFY|RENAME|COMMENT|CLEAR|ALTER)\s)/)
    .every((command) => /^(ADD|DROP|MODIFY|RENAME|COMMENT) COLUMN\b/.test(command.trim()));
}
