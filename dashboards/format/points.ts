/** Points as they are written: whole, with a true minus. */
export function points(value: number): string {
  return String(Math.round(value)).replace('-', '−');
}
