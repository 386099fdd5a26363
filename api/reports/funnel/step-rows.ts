import type { FunnelStepRow } from '../../contract/reports/funnel.ts';
import { FUNNEL_STEPS, type FunnelStep, LEAD_STEPS } from '../../contract/reports/funnel-rows.ts';
import type { Why } from '../../contract/why.ts';
import { type Cohort, medianDays } from './lead-counts.ts';
import { expectedOf, isEnough } from './still-to-come.ts';

/** Visits of a part: a number, or why there is none. */
export type Visits = number | Why;

/** What one part of the funnel is made of. */
export interface Part {
  readonly visits: { readonly now: Visits; readonly before: Visits };
  readonly now: Cohort;
  /** Null where nothing is compared. */
  readonly before: Cohort | null;
  /** All leads of the window, whose times say what is still to come. */
  readonly window: Cohort;
  /** By step; null where no plan says it. */
  readonly planned: Readonly<Partial<Record<FunnelStep, number>>> | null;
}

/** Leads that have come to a step or a later one. */
export function reachedOf({ standing }: Cohort, step: FunnelStep): number {
  return LEAD_STEPS.slice(LEAD_STEPS.indexOf(step as (typeof LEAD_STEPS)[number])).reduce(
    (sum, one) => sum + standing[one].lost + standing[one].open,
    0,
  );
}

/**
 * One row a step that is told of.
 * @param fallback all leads, for a part with too few to tell its own times.
 */
export function stepRows(
  part: Part,
  steps: readonly FunnelStep[],
  fallback: Cohort,
): FunnelStepRow[] {
  return steps.map((step, at) => {
    const before = part.before;
    const previousStep = steps[at - 1];
    const reached = sideOf(part.now, part.visits.now, step);
    const above = previousStep && sideOf(part.now, part.visits.now, previousStep);
    const earlier = before && sideOf(before, part.visits.before, step);
    const earlierAbove = before && previousStep && sideOf(before, part.visits.before, previousStep);
    const leads = reachedOf(part.now, 'lead');
    const isOfLeads = step !== 'visit';
    const next = steps[at + 1] ?? null;
    const stops = isOfLeads ? stoppedAt(part.now, step, next) : null;
    return {
      ...{ step, next },
      reached: numberOf(reached),
      rate: ratio(reached, above),
      of_leads: isOfLeads && step !== 'lead' ? ratio(reached, leads) : null,
      stopped: next && stops ? stops.lost + stops.open : null,
      lost: next && stops ? stops.lost : null,
      open: next && stops ? stops.open : null,
      ...stillToCome(part, step, fallback),
      median_days: isOfLeads && step !== 'lead' ? medianDays(part.now.steps[step]) : null,
      planned: part.planned?.[step] ?? null,
      previous: earlier === null ? null : numberOf(earlier),
      previous_rate: earlier === null || !earlierAbove ? null : ratio(earlier, earlierAbove),
      why: {
        ...(typeof reached === 'string' && { reached }),
        ...(typeof (above ?? 0) === 'string' && { rate: above as Why }),
      },
    } satisfies FunnelStepRow;
  });
}

function sideOf(cohort: Cohort, visits: Visits, step: FunnelStep): Visits {
  return step === 'visit' ? visits : reachedOf(cohort, step);
}

function numberOf(side: Visits): number | null {
  return typeof side === 'number' ? side : null;
}

function ratio(reached: Visits, above: Visits | undefined): number | null {
  if (typeof reached !== 'number' || typeof above !== 'number' || above === 0) return null;
  return reached / above;
}

/** Who came to a step and not to the next one that is told of. */
function stoppedAt({ standing }: Cohort, step: FunnelStep, next: FunnelStep | null) {
  const last = next === null ? FUNNEL_STEPS.length : FUNNEL_STEPS.indexOf(next);
  const between = FUNNEL_STEPS.slice(FUNNEL_STEPS.indexOf(step), last).filter(
    (one) => one !== 'visit',
  );
  return {
    lost: between.reduce((sum, one) => sum + standing[one].lost, 0),
    open: between.reduce((sum, one) => sum + standing[one].open, 0),
  };
}

const NOT_ESTIMATED = { expected: null, expected_low: null, expected_high: null, matured: null };

function stillToCome({ now, window }: Part, step: FunnelStep, fallback: Cohort) {
  if (step === 'visit' || step === 'lead') return NOT_ESTIMATED;
  const times = isEnough(window.steps[step]) ? window : fallback;
  if (!isEnough(times.steps[step])) return NOT_ESTIMATED;
  const { expected, low, high } = expectedOf(now.steps[step], times.steps[step]);
  return {
    ...{ expected, expected_low: low, expected_high: high },
    matured: expected > 0 ? reachedOf(now, step) / expected : null,
  };
}
