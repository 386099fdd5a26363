import type { LeadCounts } from '@throughline/transform/plan/leads/conversion-curve';
import type { LeadStep } from '../../contract/reports/funnel-rows.ts';

const MOST_REASONS = 200;

/** A row of `summary.sql`. */
export interface StoredCount {
  readonly part: string;
  readonly cohort: 'now' | 'before' | '';
  readonly step: Exclude<LeadStep, 'lead'> | 'end' | 'reason';
  readonly outcome: string;
  readonly days: number;
  readonly leads: string;
}

/** Leads of one step after the lead by day: who came to it, who was lost before, and who may still come, at that age. */
export type StepCounts = ReadonlyMap<number, LeadCounts>;

/** How far leads of one cohort, or of all of the window, came. */
export interface Cohort {
  readonly leads: number;
  /** By the step at which they stand now. */
  readonly standing: Readonly<Record<LeadStep, { readonly lost: number; readonly open: number }>>;
  readonly steps: Readonly<Record<Exclude<LeadStep, 'lead'>, StepCounts>>;
}

/** Rows of one part, or of everything, as one cohort. */
export function cohortOf(rows: readonly StoredCount[]): Cohort {
  const nobody = () => ({ lost: 0, open: 0 });
  const standing = { lead: nobody(), qualified: nobody(), deal: nobody(), paid: nobody() };
  const steps = {
    qualified: new Map<number, LeadCounts>(),
    deal: new Map<number, LeadCounts>(),
    paid: new Map<number, LeadCounts>(),
  };
  let leads = 0;
  for (const { step, outcome, days: day, leads: text } of rows) {
    if (step === 'reason') continue;
    const count = Number(text);
    if (step === 'end') {
      leads += count;
      standing[outcome as LeadStep][day === 1 ? 'lost' : 'open'] += count;
      continue;
    }
    const known = steps[step].get(day) ?? { day, deals: 0, lost: 0, open: 0 };
    const kind = outcome === 'reached' ? 'deals' : outcome === 'lost' ? 'lost' : 'open';
    steps[step].set(day, { ...known, [kind]: known[kind] + count });
  }
  return { leads, standing, steps };
}

/** Why leads of the period were lost, the most frequent reason first. */
export function reasonsOf(rows: readonly StoredCount[]) {
  const reasons = new Map<string, number>();
  for (const { step, cohort, outcome: reason, leads } of rows)
    if (step === 'reason' && cohort === 'now')
      reasons.set(reason, (reasons.get(reason) ?? 0) + Number(leads));
  return [...reasons]
    .sort(([a, own], [b, other]) => other - own || (a < b ? -1 : 1))
    .slice(0, MOST_REASONS)
    .map(([reason, leads]) => ({ reason, leads }));
}

/** In the order of days. */
export function byDay(counts: StepCounts): readonly LeadCounts[] {
  return [...counts.values()].sort((a, b) => a.day - b.day);
}

/** Days after which half of those who came had come; null where nobody did. */
export function medianDays(counts: StepCounts): number | null {
  const days = byDay(counts).filter(({ deals }) => deals > 0);
  const all = days.reduce((sum, { deals }) => sum + deals, 0);
  if (all === 0) return null;
  // The middle one, or the mean of the two in the middle.
  const at = (place: number) => {
    let passed = 0;
    return days.find(({ deals }) => {
      passed += deals;
      return passed >= place;
    })!.day;
  };
  return (at(Math.floor((all + 1) / 2)) + at(Math.floor(all / 2) + 1)) / 2;
}
