const DAY_MS = 86_400_000;

/** Days as text, what follows one another as a range: `2026-03-01..2026-03-05,2026-03-09`. */
export function dayRanges(days: Iterable<string>): string {
  const ranges: { from: string; to: string }[] = [];
  for (const day of [...new Set(days)].sort()) {
    const last = ranges.at(-1);
    if (last && Date.parse(day) - Date.parse(last.to) === DAY_MS) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  return ranges.map(({ from, to }) => (from === to ? from : `${from}..${to}`)).join(',');
}

/** Whether a text of `dayRanges` has the day. */
export function hasDay(ranges: string, day: string): boolean {
  return ranges.split(',').some((range) => {
    const [from, to] = range.split('..');
    return from! <= day && day <= (to ?? from!);
  });
}
