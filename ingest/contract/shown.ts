/**
 * A value out of JSON as text for a message. Never throws: `String` does for `{"toString": 1}`, which
 * anyone may send.
 */
export function shown(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
