import type { JourneyTimeline } from '@throughline/api/contract/reports/journey';
import { RULE_MODELS } from '@throughline/api/contract/terms';

type Touch = JourneyTimeline['touches'][number];

/** What a reader compares first. */
export const USUAL_MODELS: readonly string[] = ['first', 'last_non_direct', 'linear', 'time_decay'];

/** The models that divided this conversion, in the order of the catalogue. */
export function modelsOf(touches: readonly Touch[]): string[] {
  const found = new Set(touches.flatMap(({ credit }) => Object.keys(credit)));
  const known = RULE_MODELS.filter((model) => found.has(model));
  const others = [...found].filter((model) => !known.some((name) => name === model)).sort();
  return [...known, ...others];
}

/** The chosen ones among them, or the usual ones where nothing was chosen. */
export function chosenModels(
  available: readonly string[],
  wanted: readonly string[] | null,
): string[] {
  const chosen = available.filter((model) => (wanted ?? USUAL_MODELS).includes(model));
  return wanted === null && chosen.length === 0 ? available.slice(0, 4) : chosen;
}

/** What a model gave to all touches together: 1 but for models that count a conversion more than once. */
export function shareSum(touches: readonly Touch[], model: string): number {
  return touches.reduce((sum, { credit }) => sum + (credit[model]?.share ?? 0), 0);
}
