/** A cell of copied data: unknown is empty. */
export type TsvCell = string | number | null | undefined;

/** Tab-separated text for a spreadsheet; a tab or a line end inside a cell becomes a space. */
export function tsv(head: readonly string[], rows: readonly (readonly TsvCell[])[]): string {
  const line = (cells: readonly TsvCell[]) =>
    cells.map((cell) => String(cell ?? '').replaceAll(/[\t\r\n]+/g, ' ')).join('\t');
  return [line(head), ...rows.map(line)].join('\n');
}
