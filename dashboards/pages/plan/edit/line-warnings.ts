import type { Plan, PlanNote } from '@throughline/api/contract/plans';

/** Prices are suspicious below what was seen, everything else above it. */
const PRICES: readonly string[] = ['cpc', 'cpm'];

/** Warnings by row and field, `row:field`: each beside the cells that it is about. */
export function lineWarnings(
  { lines }: Pick<Plan, 'lines'>,
  notes: readonly PlanNote[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { about, message } of notes)
    for (const [row, line] of lines.entries()) {
      const field = fieldOf(about, line);
      if (field !== null) found.set(`${row}:${field}`, message);
    }
  return found;
}

function fieldOf(about: PlanNote['about'], line: Plan['lines'][number]): string | null {
  const { driver, name, channel, month, limit } = about;
  if (driver === undefined)
    return channel === line.channel && month === line.month ? 'budget' : null;
  const own = line.campaign ? `${line.channel} · ${line.campaign}` : line.channel;
  if (name !== own || typeof driver !== 'string') return null;
  const value = line[driver as keyof typeof line];
  if (value === undefined || value === null) return null;
  const isBeyond = PRICES.includes(driver)
    ? Number(value) < Number(limit)
    : Number(value) > Number(limit);
  return isBeyond ? driver : null;
}
