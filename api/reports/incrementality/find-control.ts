/** How the group is called that nothing was shown to, in the order in which they are looked for. */
const NAMES = [
  ...['control', 'holdout', 'hold-out', 'hold_out', 'held_out', 'контроль', 'kontrol'],
  ...['off', 'none', 'original', 'baseline', 'a', '0'],
];

/** The group that was left alone: the one named, else by its name; null where no group is known to be. */
export function findControl(arms: readonly string[], named?: string): string | null {
  if (named !== undefined) return arms.includes(named) ? named : null;
  for (const name of NAMES) {
    const found = arms.find((arm) => arm.trim().toLowerCase() === name);
    if (found !== undefined) return found;
  }
  return null;
}
