export interface Lead {
  /** To the outcome; the lead's age where it is open. */
  readonly days: number;
  readonly outcome: 'deal' | 'lost' | 'open';
}

/** A day on which leads were decided. */
export interface CurveStep {
  readonly day: number;
  readonly atRisk: number;
  readonly deals: number;
  readonly lost: number;
  /** F: share of leads that are deals by this day. */
  readonly conversion: number;
  /** S: share that is not decided yet. */
  readonly undecided: number;
  readonly variance: number;
}

/**
 * Cumulative incidence of deals with lost leads as a competing event [Aalen & Johansen 1978]:
 * F = Σ S_{i−1} · deals_i / at risk_i, S = Π (1 − decided_i / at risk_i). Where nobody is lost it is 1 − Kaplan–Meier.
 *
 * Variance by the delta method [Marubini & Valsecchi 1995], which is Greenwood's where nobody is lost:
 * Σ (F − F_i)² d/(n(n−d)) + Σ S²_{i−1} d₁(n−d₁)/n³ − 2 Σ (F − F_i) S_{i−1} d₁/n².
 */
export function conversionCurve(leads: readonly Lead[]): CurveStep[] {
  return curveOfCounts(countsByDay(leads));
}

/** Leads that were decided on one day, or had that age when they were last seen. */
export interface LeadCounts {
  readonly day: number;
  readonly deals: number;
  readonly lost: number;
  readonly open: number;
}

/** The same of leads that are counted by day already, in the order of days. */
export function curveOfCounts(days: readonly LeadCounts[]): CurveStep[] {
  const steps: CurveStep[] = [];
  let atRisk = days.reduce((sum, { deals, lost, open }) => sum + deals + lost + open, 0);
  let conversion = 0;
  let undecided = 1;
  // Sums of the variance's terms by powers of F_i, so that a step costs the same however many come before it.
  const sums = { w: 0, wF: 0, wFF: 0, own: 0, cross: 0, crossF: 0 };
  for (const { day, deals, lost, open } of days) {
    const decided = deals + lost;
    if (decided > 0) {
      conversion += (undecided * deals) / atRisk;
      // Past the day on which all are decided nothing follows.
      const w = decided === atRisk ? 0 : decided / (atRisk * (atRisk - decided));
      const cross = (undecided * deals) / atRisk ** 2;
      sums.w += w;
      sums.wF += w * conversion;
      sums.wFF += w * conversion ** 2;
      sums.own += (undecided ** 2 * deals * (atRisk - deals)) / atRisk ** 3;
      sums.cross += cross;
      sums.crossF += cross * conversion;
      undecided *= 1 - decided / atRisk;
      const variance =
        conversion ** 2 * sums.w -
        2 * conversion * sums.wF +
        sums.wFF +
        sums.own -
        2 * (conversion * sums.cross - sums.crossF);
      steps.push({
        ...{ day, atRisk, deals, lost, conversion, undecided },
        variance: Math.max(0, variance),
      });
    }
    atRisk -= decided + open;
  }
  return steps;
}

/** The last step on or before a day. */
export function stepAt(steps: readonly CurveStep[], day: number): CurveStep | undefined {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]!.day <= day) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1];
}

function countsByDay(leads: readonly Lead[]): LeadCounts[] {
  const byDay = new Map<number, { day: number; deals: number; lost: number; open: number }>();
  for (const { days, outcome } of leads) {
    const day = byDay.get(days) ?? { day: days, deals: 0, lost: 0, open: 0 };
    if (outcome === 'deal') day.deals += 1;
    else if (outcome === 'lost') day.lost += 1;
    else day.open += 1;
    byDay.set(days, day);
  }
  return [...byDay.values()].sort((a, b) => a.day - b.day);
}
