/** What was agreed with a partner. */
export interface PartnerTerms {
  readonly name: string;
  /** Share of `commissionOf`, as decimal text; undefined where nobody says it. */
  readonly commission?: string | undefined;
  readonly commissionOf: 'revenue' | 'margin';
  /** Joint campaigns by id or name. */
  readonly campaigns: readonly string[];
  /** Share of their cost that the partner pays, as decimal text. */
  readonly pays: string;
}
