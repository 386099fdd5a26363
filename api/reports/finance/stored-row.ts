/** A fact behind a cell of money, as the statements of finance give it. Amounts are in millionths, shares in billionths. */
export interface StoredRow {
  readonly type: string;
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly day_: string;
  readonly channel: string;
  readonly campaign_: string;
  readonly share_nano: string | null;
  readonly amount: string | null;
  /** Counted from 1 over all rows of the cell. */
  readonly place: string;
  readonly all_rows: string;
  readonly all_known: string;
  readonly all_unknown: string;
}
