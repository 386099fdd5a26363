import type { TableRow } from '@throughline/api/contract/table';
import type { MetricValue } from '../format/metric-value.ts';

/** What can be done with a name. */
export interface NameChoice {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** What stands out about a row, beside its name. */
export interface Chip {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
}

/** Places between the left edge of a cell (0) and its right one (1). */
export interface CellRange {
  readonly zero: number;
  readonly value: number;
  /** Ends of the interval; none where there is too little to tell. */
  readonly within?: { readonly low: number; readonly high: number };
}

/** How one cell is drawn. */
export interface CellView {
  /** As it is written. */
  readonly shown: string;
  readonly value?: MetricValue;
  /** Said on hover and focus: why there is no figure, or what stands behind it. */
  readonly tip?: string;
  readonly tone?: 'good' | 'bad' | 'soft';
  /** Part of the largest of its column, −1 to 1, for a bar behind the figure. */
  readonly bar?: number;
  /** In place of the bar where how far chance may move the figure is known. */
  readonly range?: CellRange;
  /** Which side of 0 it is on matters, so the bar has the colour of it. */
  readonly isSigned?: boolean;
  /** CSS variable of the colour of a mark before a name. */
  readonly colour?: string;
  /** A lock stands before it; what it means, for those who do not see it. */
  readonly lock?: string;
  /** The mark of what has no colour. */
  readonly isHatched?: true;
  readonly chips?: readonly Chip[];
  /** A name offers these; `label` is the button's. */
  readonly choices?: { readonly label: string; readonly all: readonly NameChoice[] };
  /** Below the figure: how it has changed. */
  readonly change?: {
    readonly text: string;
    readonly tone: 'good' | 'bad' | 'neutral';
    readonly tip: string;
  };
  /** Opens what stands behind it; `label` names it for those who do not see the table. */
  readonly open?: { readonly label: string; readonly run: () => void };
}

/** A column of a table. */
export interface DataColumn {
  readonly id: string;
  readonly label: string;
  readonly isNumber: boolean;
  /** What the column means. */
  readonly definition?: string;
  /** undefined: unknown, which stands last whichever way it is sorted. */
  sortBy(row: TableRow): string | number | undefined;
  view(row: TableRow): CellView;
}

export interface TableSort {
  readonly id: string;
  readonly descending: boolean;
}

/** The next order when a heading is pressed: turned round, then as it came. */
export function nextSort(sort: TableSort | null, column: DataColumn): TableSort | null {
  const first = { id: column.id, descending: column.isNumber };
  if (sort?.id !== column.id) return first;
  return sort.descending === first.descending ? { ...first, descending: !first.descending } : null;
}
