/** A step from one level to the next, or a level itself. */
export interface BridgeStep {
  readonly key: string;
  readonly kind: 'level' | 'step';
  /** Of a level its value, of a step what it adds. */
  readonly value: number;
}

/** A bar in percent of the width that there is. */
export interface PlacedStep extends BridgeStep {
  readonly left: number;
  readonly width: number;
  /** Where the level that it leads to stands. */
  readonly end: number;
}

/**
 * Bars of a bridge: levels begin at 0, each step begins where the one before it ended. Everything stands on one scale that
 * holds 0 and all of them.
 */
export function bridgeLayout(steps: readonly BridgeStep[]): {
  readonly steps: readonly PlacedStep[];
  readonly zero: number;
} {
  let level = 0;
  const spans = steps.map((step) => {
    const from = step.kind === 'level' ? 0 : level;
    level = from + step.value;
    return { step, from, to: level };
  });
  const ends = spans.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const scale = high > low ? 100 / (high - low) : 0;
  const at = (value: number) => (value - low) * scale;
  return {
    zero: at(0),
    steps: spans.map(({ step, from, to }) => ({
      ...step,
      left: at(Math.min(from, to)),
      width: Math.abs(to - from) * scale,
      end: at(to),
    })),
  };
}

/** The steps that move most; the others, which cancel out in part, are one step under `others`. */
export function largestSteps(
  steps: readonly BridgeStep[],
  most: number,
  others: string,
): readonly BridgeStep[] {
  if (steps.length <= most) return steps;
  const kept = new Set(
    steps.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, most - 1),
  );
  const rest = steps.filter((step) => !kept.has(step)).reduce((sum, { value }) => sum + value, 0);
  return [
    ...steps.filter((step) => kept.has(step)),
    { key: others, kind: 'step' as const, value: rest },
  ];
}
