/** Space, tab, line feed or carriage return. A NUL says nothing either, but is no blank: it is damage. */
export function isBlank(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

export function isAllBlank(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if (!isBlank(bytes[at]!)) return false;
  return true;
}
