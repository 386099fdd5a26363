/** Rows that are enough to find the valley of a likelihood; its floor is looked for with all of them. */
const ENOUGH = 2_000;

/** Every k-th row of sorted rows, about as many as are enough; all where there are no more. */
export function thinned<Rows extends Readonly<Record<keyof Rows, Float64Array>>>(rows: Rows): Rows {
  const columns = Object.entries<Float64Array>(rows);
  const step = Math.ceil((columns[0]?.[1].length ?? 0) / ENOUGH);
  if (step <= 1) return rows;
  return Object.fromEntries(
    columns.map(([name, column]) => [name, column.filter((_, i) => i % step === 0)]),
  ) as Rows;
}
