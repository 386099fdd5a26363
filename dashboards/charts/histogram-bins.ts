/** A bin `[from, to)` of days or touches; the last has no end. */
export interface Bin {
  from: number;
  to: number | null;
  conversions: number;
}

/** What a bin holds as whole numbers, both ends inside. */
export function wholeRange({ from, to }: Bin): { from: number; to: number | null } {
  return { from: Math.ceil(from), to: to === null ? null : Math.max(from, Math.ceil(to) - 1) };
}

/** Parts of the first day as one bin: what is known by its day has no hours. */
export function wholeDays(bins: readonly Bin[]): Bin[] {
  const parts = bins.filter(({ to }) => to !== null && to <= 1);
  if (parts.length < 2) return [...bins];
  const conversions = parts.reduce((sum, bin) => sum + bin.conversions, 0);
  return [{ from: parts[0]?.from ?? 0, to: 1, conversions }, ...bins.slice(parts.length)];
}

export interface BinWriting {
  write: (value: number) => string;
  /** What stands behind a number of hours. */
  hour: string;
}

/** `3`, `4–7` or `30+`; parts of the first day in hours: `<1 h`, `1–24 h`. */
export function binLabel(bin: Bin, { write, hour }: BinWriting): string {
  if (bin.to !== null && bin.to <= 1 && (bin.from % 1 !== 0 || bin.to % 1 !== 0)) {
    const [from, to] = [Math.round(bin.from * 24), Math.round(bin.to * 24)];
    return from === 0 ? `<${write(to)} ${hour}` : `${write(from)}–${write(to)} ${hour}`;
  }
  const { from, to } = wholeRange(bin);
  if (to === null) return `${write(from)}+`;
  return to === from ? write(from) : `${write(from)}–${write(to)}`;
}

/**
 * Where a value stands on an axis of bins of equal width, in bins from the left: bins grow wider to the
 * right, so the axis is no scale of its own. Inside the bin without an end it stands in the middle.
 * null before the first bin or without bins.
 */
export function placeOf(value: number, bins: readonly Bin[]): number | null {
  const index = bins.findIndex(({ from, to }) => value >= from && (to === null || value < to));
  const bin = bins[index];
  if (!bin) {
    const last = bins.at(-1);
    return last && last.to !== null && value >= last.to ? bins.length : null;
  }
  return index + (bin.to === null ? 0.5 : (value - bin.from) / (bin.to - bin.from));
}
