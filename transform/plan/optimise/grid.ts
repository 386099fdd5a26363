import type { Option } from './option.ts';

export const GRID_STEPS = 2000;

export interface Grid {
  /** Largest response for each number of steps above the lower bounds; −∞ where it cannot be spent. */
  readonly best: Float64Array;
  /** The spends that give it. */
  readonly spends: (steps: number) => number[];
}

/**
 * Dynamic programming over a grid of spends: the best division of every budget, whatever the curves' shape. Equal slopes
 * can stop at a wrong point where a curve is S-shaped; the grid only has to find the right hill.
 */
export function divideOnGrid(options: readonly Option[], step: number): Grid {
  const spendOf = (option: Option, steps: number) =>
    Math.min(option.low + steps * step, option.high);
  let best = new Float64Array(GRID_STEPS + 1).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  const choices: Uint16Array[] = [];
  for (const option of options) {
    const most = Math.min(GRID_STEPS, Math.ceil((option.high - option.low) / step - 1e-9));
    const values = Array.from({ length: most + 1 }, (_, steps) =>
      option.curve.value(spendOf(option, steps)),
    );
    const next = new Float64Array(GRID_STEPS + 1).fill(Number.NEGATIVE_INFINITY);
    const choice = new Uint16Array(GRID_STEPS + 1);
    for (let total = 0; total <= GRID_STEPS; total++)
      for (let steps = 0; steps <= Math.min(most, total); steps++) {
        const value = best[total - steps]! + values[steps]!;
        if (value > next[total]!) {
          next[total] = value;
          choice[total] = steps;
        }
      }
    best = next;
    choices.push(choice);
  }
  return {
    best,
    spends: (total) => {
      const spends = new Array<number>(options.length);
      let left = total;
      for (let index = options.length - 1; index >= 0; index--) {
        const steps = choices[index]![left]!;
        spends[index] = spendOf(options[index]!, steps);
        left -= steps;
      }
      return spends;
    },
  };
}
