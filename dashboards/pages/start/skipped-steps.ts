import { STEPS, type Step } from './start-steps.ts';

const STORAGE_KEY = 'throughline.start-skipped';

/** Steps that the reader of this device has passed over. */
export function readSkipped(): readonly Step[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(kept) ? STEPS.filter((step) => kept.includes(step)) : [];
  } catch {
    return [];
  }
}

export function keepSkipped(steps: readonly Step[]): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, JSON.stringify(steps));
  } catch {
    // A browser that keeps nothing shows the step again.
  }
}
