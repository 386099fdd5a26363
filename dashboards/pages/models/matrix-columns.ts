import type { AttributionReport, ModelState } from '@throughline/api/contract/reports/attribution';
import type { AnyModel } from '@throughline/api/contract/terms';

export interface ColumnGroup {
  kind: ModelState['kind'];
  columns: ModelState[];
}

/** The chosen models in groups, rules first; each group in the report's order, empty groups left out. */
export function matrixColumns(
  states: readonly ModelState[],
  chosen: readonly AnyModel[],
): ColumnGroup[] {
  const shown = states.filter(({ model }) => chosen.includes(model));
  return (['rule', 'data_driven'] as const)
    .map((kind) => ({ kind, columns: shown.filter((state) => state.kind === kind) }))
    .filter(({ columns }) => columns.length > 0);
}

/** Models whose credits can be held against each other: available, and adding up to the total. */
export function comparable(meta: AttributionReport['meta']): ModelState[] {
  return meta.models.filter(({ available, conserves }) => available && conserves);
}

/** A choice of columns with one put in or taken out; the last one stays. */
export function toggleModel(
  all: readonly AnyModel[],
  chosen: readonly AnyModel[],
  model: AnyModel,
): AnyModel[] {
  const next = chosen.includes(model)
    ? chosen.filter((other) => other !== model)
    : [...chosen, model];
  return all.filter((known) => (next.length > 0 ? next : chosen).includes(known));
}

/**
 * How many columns the cell that says why a model is off spans: neighbours that are off for the same
 * reason share one, which stands in the first of them; 0 for the others, 1 for a model that is on.
 */
export function offSpans(columns: readonly ModelState[]): number[] {
  const joined = (left: ModelState | undefined, right: ModelState | undefined) =>
    left !== undefined &&
    right !== undefined &&
    !left.available &&
    !right.available &&
    left.kind === right.kind &&
    left.reason?.message === right.reason?.message;
  return columns.map((column, index) => {
    if (joined(columns[index - 1], column)) return 0;
    let span = 1;
    while (joined(column, columns[index + span])) span++;
    return span;
  });
}
