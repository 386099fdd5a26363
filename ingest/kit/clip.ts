/** The beginning of a text that is longer than it may be; no half of a surrogate pair stays at its end. */
export function clip(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const end = /[\uD800-\uDBFF]/.test(text[characters - 1]!) ? characters - 1 : characters;
  return text.slice(0, end);
}
