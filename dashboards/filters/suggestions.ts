/** Values that are offered at once. */
const OFFERED = 8;

type LabelOf = (value: string) => string;

/** Values that hold what was typed, by their words or as they are stored; those that begin with it first. */
export function suggestions(
  values: readonly string[],
  typed: string,
  labelOf: LabelOf,
  language: string,
): readonly string[] {
  const fold = (text: string) => text.toLocaleLowerCase(language);
  const wanted = fold(typed.trim());
  const found = values.filter(
    (value) => fold(labelOf(value)).includes(wanted) || fold(value).includes(wanted),
  );
  const rank = (value: string) => (fold(labelOf(value)).startsWith(wanted) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, OFFERED);
}

/**
 * The value that was typed: stored as its words say where they are those of a value, else as it stands. Nothing typed
 * is no value, so that what is not set is chosen on purpose.
 */
export function valueTyped(
  values: readonly string[],
  typed: string,
  labelOf: LabelOf,
  language: string,
): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const fold = (one: string) => one.toLocaleLowerCase(language);
  return values.find((value) => fold(labelOf(value)) === fold(text)) ?? text;
}
