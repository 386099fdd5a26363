/**
 * Ids of tree rows as the address and the table carry them: the row's path with the escapes of a
 * JSON pointer (RFC 6901: `~0` is `~`, `~1` is `/`), so any campaign name fits and stays readable.
 */

/** `~u`, `~p` and `~t` are no pointer escapes, so no path can ever spell these. */
export const UNATTRIBUTED_ID = '~unattributed';
/** Everything that has a known cost. */
export const PAID_ID = '~paid';
export const TOTAL_ID = '~total';

export function rowId(path: readonly string[]): string {
  return path.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
}

export function pathOfRow(id: string): string[] {
  return id.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The ids of the rows above this one, outermost first: `a/b/c` → `a`, `a/b`. */
export function ancestorsOf(id: string): string[] {
  const parts = id.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
