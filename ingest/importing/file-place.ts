/** Lines of one file; beyond it begins the next one's share of numbers. */
const LINES_A_FILE = 2 ** 36;

/**
 * One number for a line of one of several files of an import: of the first file it is the line itself.
 * @param file counted from 0; @param line from 1.
 */
export function placeOf(file: number, line: number): number {
  return file * LINES_A_FILE + line;
}

export function filePlace(place: number): { readonly file: number; readonly line: number } {
  return { file: Math.floor(place / LINES_A_FILE), line: place % LINES_A_FILE };
}
