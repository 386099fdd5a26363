/** Whole numbers of 16 digits or more, which may be beyond what a number of JavaScript holds. */
const LONG_NUMBER = /[:[,]\s*-?\d{16,}\s*[,}\]]/;
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * `JSON.parse` that loses no digit: a whole number that a number of JavaScript cannot
 * hold (an id beyond 2⁵³) becomes the text of its digits.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  return JSON.parse(
    text.replace(TEXT_OR_NUMBER, (token) =>
      /^-?\d{16,}$/.test(token) && String(Number(token)) !== token ? `"${token}"` : token,
    ),
  );
}
