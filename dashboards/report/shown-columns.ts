import { isDimension } from '@throughline/api/contract/dimensions';
import type { DataColumn } from '../table/data-column.ts';
import type { PageSlots } from './page-slots.ts';

/** The preset that an address names or that is usual, null where single columns were chosen. */
export function presetOf(
  chosen: readonly string[] | null,
  presets: PageSlots['presets'],
): string | null {
  if (!presets) return null;
  if (chosen === null) return presets.usual;
  const [only] = chosen;
  return chosen.length === 1 && only !== undefined && Object.hasOwn(presets.all, only)
    ? only
    : null;
}

/** Ids of the columns that are shown, null for all: names of rows always are. */
export function shownColumns(
  columns: readonly DataColumn[],
  chosen: readonly string[] | null,
  presets: PageSlots['presets'],
): readonly string[] | null {
  const preset = presetOf(chosen, presets);
  if (preset === null) return chosen;
  const listed = presets?.all[preset] ?? null;
  return (
    listed && columns.map(({ id }) => id).filter((id) => isDimension(id) || listed.includes(id))
  );
}
