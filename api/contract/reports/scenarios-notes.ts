import type { SpreadsSummary } from '../spreads.ts';
import { spreadsNote } from '../spreads-note.ts';
import type { Texts } from '../table.ts';
import { lineMarginUnknown } from './payback-notes.ts';

/** What a reader of plans side by side has to know beside the figures. */
export function scenariosNotes(
  { spreads }: { readonly spreads: SpreadsSummary },
  rows: readonly { readonly id: string; readonly margin: string | null }[],
): readonly Texts[] {
  const unknown = rows.filter(({ margin }) => margin === null).map(({ id }) => id);
  return [
    ...(unknown.length === 0 ? [] : [lineMarginUnknown(unknown.join(', '))]),
    ...spreadsNote(spreads),
  ];
}
