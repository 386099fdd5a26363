const DAY_MS = 86_400_000;
/** The API keeps three years and a little; a longer range is no range of a report. */
const MOST_DAYS = 1_200;

/** Days from one to another, inclusive, as `YYYY-MM-DD`; none when they are no range. */
export function daysOf(from: string, to: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  const days = (Date.parse(`${to}T00:00:00Z`) - first) / DAY_MS + 1;
  if (!(days >= 1 && days <= MOST_DAYS)) return [];
  return Array.from({ length: days }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}
