/** The word of a table for a text in other letters: `Completed` and `COMPLETED` are `completed`. */
export function valuesOfTable(table: ReadonlyMap<string, unknown>, text: string): unknown {
  const lower = text.toLowerCase();
  for (const [key, value] of table) if (key.toLowerCase() === lower) return value;
  return undefined;
}
