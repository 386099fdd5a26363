const TYPED = /^[a-z_]+:.+$/;

/**
 * What an erasure is asked for by, as `type:value`: an address or a number as it was typed, so that every form of it is looked for
 * afterwards; null for a text that is neither and names no type.
 */
export function erasedIdentifier(text: string): string | null {
  const typed = text.trim();
  if (/^[^\s@:]+@[^\s@]+\.[^\s@]+$/.test(typed)) return `email:${typed}`;
  if (/^\+?[\d\s().-]{7,}$/.test(typed)) return `phone:${typed}`;
  return TYPED.test(typed) ? typed : null;
}
