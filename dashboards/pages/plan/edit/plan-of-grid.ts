import type { Language } from '@throughline/api/contract/metrics';
import { type Plan, planSchema } from '@throughline/api/contract/plans';
import { cellText, cellValue } from './cell-text.ts';
import { EDIT_COLUMNS } from './columns.ts';
import type { Grid, GridLine } from './grid-state.ts';

/** A plan as it was stored. */
export interface StoredPlan {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

/** The lines of a stored plan as a grid. */
export function gridOf({ lines }: StoredPlan, language: Language): Grid {
  return {
    lines: lines.map((stored, key) => ({
      key,
      stored,
      texts: Object.fromEntries(
        EDIT_COLUMNS.map(({ id, kind }) => [id, cellText(stored[id], kind, language)]),
      ),
    })),
    ...{ past: [], future: [], revision: 0 },
  };
}

/** What is wrong in a cell, by row and field; a field of null is of the whole line. */
export interface CellFault {
  readonly row: number;
  readonly field: string | null;
  readonly message: string;
}

export interface GridPlan {
  /** What would be stored, undefined while something is wrong. */
  readonly plan: Plan | undefined;
  readonly faults: readonly CellFault[];
}

/** The plan that a grid says, by the rules of the API's contract. */
export function planOfGrid(stored: StoredPlan, { lines }: Grid, language: Language): GridPlan {
  const written = {
    name: stored.name,
    settings: stored.settings,
    lines: lines.map((line) => lineOf(line, language)),
  };
  const read = planSchema.safeParse(written);
  if (read.success) return { plan: read.data, faults: [] };
  return {
    plan: undefined,
    faults: read.error.issues.flatMap(({ path: [part, row, field], message }) =>
      part === 'lines' && typeof row === 'number'
        ? [{ row, field: typeof field === 'string' ? field : null, message }]
        : [],
    ),
  };
}

/** A cell that nobody touched keeps its value to the last digit, and says where it comes from; one that was written does not. */
function lineOf({ stored, texts }: GridLine, language: Language): object {
  const line: Record<string, unknown> = { ...stored };
  const touched = new Set<string>();
  for (const { id, kind } of EDIT_COLUMNS) {
    const text = texts[id] ?? '';
    if (text === cellText(stored[id], kind, language)) continue;
    line[id] = cellValue(text, kind, language);
    touched.add(id);
  }
  const { sources } = stored;
  if (typeof sources === 'object' && sources !== null)
    line.sources = Object.fromEntries(
      Object.entries(sources).map(([field, source]) => [
        field,
        touched.has(field) ? { source: 'manual' } : source,
      ]),
    );
  return line;
}
