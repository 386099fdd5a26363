/** The most that a cell takes; with more a spreadsheet calls the file damaged. */
const MOST_CHARACTERS = 32_767;
/** Control characters and halves of a pair, which no XML holds. */
const NOT_IN_XML = /[^\P{Cc}\t\r\n]|\p{Cs}|[\ufffe\uffff]/gu;

/** A text as a cell can hold it. It is typed as text, so nothing in it runs as a formula. */
export function sheetText(text: string): string {
  const clean = text.replace(NOT_IN_XML, '');
  return clean.length > MOST_CHARACTERS ? `${clean.slice(0, MOST_CHARACTERS - 1)}…` : clean;
}
