/** Cells with a separator between them, quoted where they hold it; what would run as a formula is told apart. */
export function separated(rows: readonly (readonly string[])[], separator: string): string {
  return rows
    .map((row) => row.map((cell) => quoted(defused(cell), separator)).join(separator))
    .join('\r\n');
}

/** A spreadsheet runs what begins so; a figure is let alone. */
function defused(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d\s.,%]+$/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
