/** A formula with what it evaluates to; null is shown as an empty text, which is what its formula gives. */
export interface Formula {
  readonly formula: string;
  readonly result: string | number | null;
}

export type CellContent = string | number | Formula;

export const NUMBER_FORMATS = {
  text: '@',
  whole: '0',
  integer: '#,##0',
  days: '0.0',
  ratio: '0.00',
  percent: '0.0%',
  count: '#,##0.00',
  money: '#,##0.00',
  share: '0.00%',
  factor: '0.0000',
  month: 'yyyy\\-mm',
} as const;

export interface CellStyle {
  /** None for headings and texts that nobody edits. */
  readonly format?: keyof typeof NUMBER_FORMATS;
  readonly isBold?: boolean;
  readonly isWrapped?: boolean;
  /** On the pale ground of what is to be filled in. */
  readonly isInput?: boolean;
  /** Can be edited although the sheet is protected. */
  readonly isUnlocked?: boolean;
}

export interface Cell {
  /** From 1. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  /** Null is an empty cell that only has a style. */
  readonly content: CellContent | null;
  readonly style?: CellStyle;
}

export type Rule =
  | { readonly kind: 'decimal'; readonly least?: number; readonly most?: number }
  | { readonly kind: 'whole'; readonly least: number; readonly most: number };

export interface Validation {
  readonly range: string;
  readonly rule: Rule;
  /** What is said to whoever enters something else. */
  readonly title: string;
  readonly message: string;
}

export interface Column {
  /** In characters. */
  readonly width: number;
  readonly isHidden?: boolean;
}

/** A curve, or a few, over the rows of a sheet. */
export interface LineChart {
  readonly title: string;
  /** Ranges with the name of their sheet. */
  readonly categories: string;
  readonly series: readonly { readonly name: string; readonly values: string }[];
  /** Where it stands, columns and rows from 0. */
  readonly from: { readonly column: number; readonly row: number };
  readonly to: { readonly column: number; readonly row: number };
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  /** In any order; a place once. */
  readonly cells: readonly Cell[];
  /** Anyone may edit it; else it is protected, without a password, but for what is unlocked. */
  readonly isOpen?: boolean;
  readonly frozen?: { readonly columns: number; readonly rows: number };
  /** Range of a filter, its first row being the headings. */
  readonly filter?: string;
  readonly validations?: readonly Validation[];
  readonly chart?: LineChart;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Defined names and the ranges that they stand for, such as `Inputs!$B$5`. */
  readonly names: ReadonlyMap<string, string>;
  readonly title: string;
  readonly language: string;
  /** Of the content, not of the moment of writing: ISO 8601. */
  readonly created: string;
}
