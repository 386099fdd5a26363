import { type Path, parsePath, settingsOf } from './path.ts';
import type { Place, Reader } from './reader.ts';

/** A path of the pack, its settings checked. */
export function readPath(given: unknown, place: Place, reader: Reader): Path | undefined {
  const path = typeof given === 'string' ? parsePath(given) : undefined;
  if (!path) {
    reader.report('path_invalid', place, `${JSON.stringify(given)} is no path.`);
    return undefined;
  }
  for (const name of settingsOf(path)) reader.setting(name, place);
  return path;
}
