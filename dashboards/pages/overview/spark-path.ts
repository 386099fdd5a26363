/**
 * The path of a line through days, from 0 or the least value up to the greatest. A day that is not known breaks the line.
 * Empty where fewer than two days are known.
 */
export function sparkPath(
  days: readonly (number | null)[],
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const known = days.filter((day) => day !== null);
  if (known.length < 2) return '';
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const pad = 1;
  const y = (value: number) =>
    high === low ? height / 2 : pad + (1 - (value - low) / (high - low)) * (height - 2 * pad);
  const x = (at: number) => (at / (days.length - 1)) * width;
  const place = (value: number) => Math.round(value * 10) / 10;
  return days
    .map((day, at) => {
      if (day === null) return '';
      const begins = at === 0 || days[at - 1] === null;
      return `${begins ? 'M' : 'L'}${place(x(at))} ${place(y(day))}`;
    })
    .join('');
}
