/**
 * A statement as its file says it: where a work table holds rows of before, the derivation makes of an
 * INSERT one that replaces the table.
 */
export function asWritten(sql: string): string {
  return sql.replace(
    /^CREATE OR REPLACE TEMPORARY TABLE (work_\w+) .*? ENGINE = Memory AS\s+/s,
    'INSERT INTO $1\n',
  );
}
