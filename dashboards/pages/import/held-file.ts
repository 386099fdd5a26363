/** A file that was dropped on another page, for the page of imports to take. */
let held: File | null = null;
const listeners = new Set<() => void>();

export function holdFile(file: File): void {
  held = file;
  for (const listener of listeners) listener();
}

/** The file, once. */
export function takeHeldFile(): File | null {
  const file = held;
  held = null;
  return file;
}

/** Tells of a file that is dropped while the page is open. */
export function onHeldFile(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
