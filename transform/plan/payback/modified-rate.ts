export interface ModifiedRate {
  readonly status: 'defined' | 'no_sign_change' | 'all_zero' | 'unknown';
  readonly monthly: number | null;
  readonly annual: number | null;
}

/**
 * MIRR = (future value of what comes in, at the reinvest rate / present value of what goes out, at the finance rate)
 * ^ (1 / (n − 1)) − 1 on monthly net flows [Excel MIRR]. The rates are annual.
 */
export function modifiedRate(
  nets: readonly number[],
  { finance, reinvest }: { readonly finance: number; readonly reinvest: number },
): ModifiedRate {
  const last = nets.length - 1;
  let future = 0;
  let present = 0;
  for (const [month, net] of nets.entries()) {
    if (net > 0) future += net * (1 + reinvest) ** ((last - month) / 12);
    else present -= net * (1 + finance) ** (-month / 12);
  }
  const none = (status: ModifiedRate['status']) => ({ status, monthly: null, annual: null });
  if (nets.every((net) => net === 0)) return none('all_zero');
  if (future === 0 || present === 0) return none('no_sign_change');
  const monthly = (future / present) ** (1 / last) - 1;
  return { status: 'defined', monthly, annual: annualOf(monthly) };
}

/** (1 + monthly)^12 − 1, or null where that is past what a number holds. */
export function annualOf(monthly: number): number | null {
  const annual = Math.expm1(12 * Math.log1p(monthly));
  return Number.isFinite(annual) ? annual : null;
}
