/** A fact that has a day and no hour, such as a cost, is of that day wherever the business is. */
const WHOLE_DAY = /^(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?Z$/;

/** First and last day of rows that say when they are; null where none does. */
export function spanOf(
  rows: readonly Readonly<Record<string, unknown>>[],
  timezone: string,
): { readonly from: string; readonly to: string } | null {
  const inZone = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' });
  const days = rows
    .flatMap(({ occurred_at: at }) => (typeof at === 'string' ? [at] : []))
    .map((at) => WHOLE_DAY.exec(at)?.[1] ?? inZone.format(new Date(at)))
    .toSorted();
  const [from] = days;
  const to = days.at(-1);
  return from !== undefined && to !== undefined ? { from, to } : null;
}
