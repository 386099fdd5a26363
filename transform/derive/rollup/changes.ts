import { sqlFile } from '../../warehouse/sql-file.ts';

const url = import.meta.url;
const ROWS = {
  changed: sqlFile(url, './changed-rows.sql'),
  all: sqlFile(url, './all-rows.sql'),
};

/** What is rolled up: what has changed since the last time, or everything there is. */
export type Extent = keyof typeof ROWS;

/** A statement on `<fact>_changes`, which are the rows of `<fact>_rows` with the sign that they count with. */
export function overChanges(sql: string, extent: Extent): string {
  return sql.replace(
    /\bFROM (\w+)_changes\b/g,
    (_, fact: string) =>
      `FROM ${ROWS[extent].replace('fact_rows', `${fact}_rows`)} AS ${fact}_changes`,
  );
}
