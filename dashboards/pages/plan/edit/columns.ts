/** How a cell is written and read: shares as percents, amounts without grouping. */
export type CellKind = 'text' | 'month' | 'decimal' | 'share';

export interface EditColumn {
  /** Field of a line. */
  readonly id: string;
  readonly kind: CellKind;
}

/** What of a line can be written, in the order of the sheet that is exported. */
export const EDIT_COLUMNS: readonly EditColumn[] = [
  { id: 'channel', kind: 'text' },
  { id: 'campaign', kind: 'text' },
  { id: 'month', kind: 'month' },
  { id: 'budget', kind: 'decimal' },
  { id: 'cpc', kind: 'decimal' },
  { id: 'cpm', kind: 'decimal' },
  { id: 'ctr', kind: 'share' },
  { id: 'visits', kind: 'decimal' },
  { id: 'landing', kind: 'share' },
  { id: 'lead_rate', kind: 'share' },
  { id: 'qualify_rate', kind: 'share' },
  { id: 'deal_rate', kind: 'share' },
  { id: 'aov', kind: 'decimal' },
  { id: 'margin_rate', kind: 'share' },
  { id: 'refund_rate', kind: 'share' },
  { id: 'comment', kind: 'text' },
];

/** What of a line is computed, beside it. */
export const CHAIN_COLUMNS = [
  { id: 'cost', unit: 'money' },
  { id: 'visits', unit: 'count' },
  { id: 'leads', unit: 'count' },
  { id: 'deals', unit: 'count' },
  { id: 'revenue', unit: 'money' },
  { id: 'margin', unit: 'money' },
  { id: 'romi_margin', unit: 'percent' },
] as const;
