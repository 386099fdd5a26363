/**
 * Rows of sums, those of the same place added up, without places that nothing is left of: where sales are taken out of
 * sums by day and put in as the ledger has them.
 * @param sums names of the sums, whole numbers as the warehouse writes them; what else a row has is its place.
 * @param isLeft whether anything is in a row.
 */
export function addedUp<Row extends object, Sum extends keyof Row & string>(
  rows: readonly Row[],
  sums: readonly Sum[],
  isLeft: (row: Row) => boolean,
): Row[] {
  const places = new Map<string, Row>();
  const names: ReadonlySet<string> = new Set(sums);
  for (const row of rows) {
    const place = JSON.stringify(Object.entries(row).filter(([name]) => !names.has(name)));
    const known = places.get(place);
    const sum = (name: Sum) => String(BigInt(String(known![name])) + BigInt(String(row[name])));
    places.set(
      place,
      known ? { ...row, ...Object.fromEntries(sums.map((name) => [name, sum(name)])) } : row,
    );
  }
  return [...places.values()].filter(isLeft);
}
