/** Characters that nobody sees and that some spreadsheets pass over before they look for a formula. */
const UNSEEN = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff';
/** Signs that begin a formula, in full width too. */
const SIGNS = '=+\\-@\\uff1d\\uff0b\\uff0d\\uff20';

const BEGINNING = new RegExp(`^(?=[\\s${UNSEEN}]*[${SIGNS}]|[\\t\\r\\n])`);
/** A reader that takes another character for the separator would begin a cell here. */
const AFTER_SEPARATOR = new RegExp(`([;\\t\\r\\n][\\s${UNSEEN}]*)(?=[${SIGNS}])`, 'g');
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * A text that no spreadsheet runs as a formula: an apostrophe stands before each sign that would begin one.
 * Characters that control a terminal or end a text are left out.
 */
export function defused(text: string): string {
  return text.replaceAll(CONTROL, '').replace(BEGINNING, "'").replaceAll(AFTER_SEPARATOR, "$1'");
}
