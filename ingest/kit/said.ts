/** The members that say something; undefined where none does. */
export function said<T extends object>(
  told: T,
): { [K in keyof T]?: NonNullable<T[K]> } | undefined {
  let found: { [K in keyof T]?: NonNullable<T[K]> } | undefined;
  for (const name in told) {
    const value = told[name];
    if (value === undefined) continue;
    found ??= {};
    found[name] = value as NonNullable<typeof value>;
  }
  return found;
}
