const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/**
 * The form in which traffic texts are compared: no surrounding blanks, one letter case, composed
 * accents. The way through upper case makes all spellings meet that differ only in case, in any script
 * (ß/ẞ/SS, σ/ς), so that a value, its upper-cased and its lower-cased copy are one value.
 */
export function fold(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text.trim().toLowerCase();
  return text.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().normalize('NFC').trim();
}
