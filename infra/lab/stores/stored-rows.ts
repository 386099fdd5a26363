import type { RowReader } from '@throughline/transform/warehouse/warehouse';

/** Tables of a warehouse, with the names of their columns in order. */
export type Columns = ReadonlyMap<string, readonly string[]>;

/** What the migrations themselves note: names and times of the run. */
const LEFT_OUT = ['migrations'];
const TABLES = `SELECT name, engine FROM system.tables
WHERE database = currentDatabase() AND engine LIKE '%MergeTree' AND NOT has({leftOut:Array(String)}, name)
ORDER BY name`;
const HEADING = /^# (\w+): (.*)$/;

/**
 * Every row of every table as text: a heading with the columns, then a line of JSON a row, sorted. Columns that
 * are not in `known`, and tables that are not, are written where they hold more than nothing: so the text of a
 * store stays what it was when a migration adds room for what the store does not have.
 */
export async function storedRows(reader: RowReader, known?: Columns): Promise<string> {
  const tables = await reader.rows<{ name: string; engine: string }>(TABLES, { leftOut: LEFT_OUT });
  const parts: string[] = [];
  for (const { name, engine } of tables) {
    const columns = await reader.rows<{ name: string }>(
      `SELECT name FROM system.columns
       WHERE database = currentDatabase() AND table = {name:String} AND default_kind NOT IN ('ALIAS', 'MATERIALIZED')
       ORDER BY position`,
      { name },
    );
    const before = known ? (known.get(name) ?? []) : columns.map((column) => column.name);
    const replacing = engine.includes('Replacing') ? ' FINAL' : '';
    const rows = await reader.rows<Record<string, unknown>>(
      `SELECT DISTINCT * FROM ${name}${replacing}`,
    );
    if (rows.length === 0 && !before.length) continue;
    const lines = rows.map((row) => {
      const entries = Object.entries(row).filter(
        ([column, value]) => before.includes(column) || !isNothing(value),
      );
      return JSON.stringify(Object.fromEntries(entries));
    });
    parts.push([`# ${name}: ${before.join(', ')}`, ...lines.sort()].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

/** The columns that a text of `storedRows` knows. */
export function columnsOf(text: string): Columns {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name, columns] = HEADING.exec(line) ?? [];
      return name ? [[name, columns!.split(', ')] as const] : [];
    }),
  );
}

function isNothing(value: unknown): boolean {
  if (value === null || value === '' || value === false || value === 0 || value === '0')
    return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
