/** What a terminal obeys instead of showing it: control characters, and marks that turn the direction of text. */
const OBEYED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text for a terminal. Names of campaigns come from whoever writes a link: one may hold the sequence that
 * clears the screen, or renames the window, or shows a line backwards. Such characters are shown by their
 * codes (`\x1b`); line feeds, which messages have of their own, stay.
 */
export function printable(text: string): string {
  return text.replace(OBEYED, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
  });
}

/** JSON text that says the same, with such characters as the escapes that JSON has for them. */
export function printableJson(json: string): string {
  return json.replace(OBEYED, (character) =>
    // Blanks between tokens are no part of any text.
    character === '\t' || character === '\r'
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
