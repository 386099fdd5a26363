const LETTERS = 26;

/** The name of a column of a sheet, counted from 0: `A` to `Z`, then `AA`. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % LETTERS));
  return index < LETTERS ? letter : columnLetters(Math.floor(index / LETTERS) - 1) + letter;
}
