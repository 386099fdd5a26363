/** Whether this run is to try what the gate has no time for: `THROUGHLINE_LONG=1 npx vitest run <file>`. */
export const IS_LONG = process.env.THROUGHLINE_LONG === '1';

/** How many worlds a property draws, or how many cases are tried: in the gate, and in a long run. */
export function runs(gate: number, long: number): number {
  return IS_LONG ? long : gate;
}
