import type { FunnelReport, FunnelStepRow } from '@throughline/api/contract/reports/funnel';

export interface FunnelBar {
  readonly row: FunnelStepRow;
  /** Of the whole width. */
  readonly width: number;
  /** With what is still to come. */
  readonly expected: number;
  /** There is more of it than the scale holds. */
  readonly isCut: boolean;
}

/** So short a bar can still be seen. */
const LEAST = 0.004;

/**
 * Bars of the steps. Leads and what follows share one scale; visits, of which there are many times as many, fill the width
 * and are drawn as cut off.
 */
export function funnelBars({ totals }: Pick<FunnelReport, 'totals'>): readonly FunnelBar[] {
  const leads = totals.find(({ step }) => step === 'lead')?.reached ?? 0;
  const part = (count: number | null) =>
    count === null || count === 0 || leads === 0 ? 0 : Math.max(LEAST, Math.min(1, count / leads));
  return totals.map((row) => ({
    row,
    width: row.step === 'visit' ? (row.reached ? 1 : 0) : part(row.reached),
    expected: row.step === 'visit' ? 0 : part(row.expected),
    isCut: row.step === 'visit' && (row.reached ?? 0) > leads,
  }));
}
