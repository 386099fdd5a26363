/** A step from one total to another. */
export interface BridgeStep {
  readonly key: string;
  readonly name: string;
  readonly effect: number;
}

/** In pixels; totals begin at 0, steps where the one before ended. */
export interface PlacedStep {
  readonly key: string;
  readonly name: string;
  readonly kind: 'total' | 'gain' | 'loss';
  readonly top: number;
  readonly x: number;
  readonly width: number;
  /** Where the step ends, and the next one begins. */
  readonly end: number;
  readonly value: number;
}

export interface BridgeLayout {
  readonly narrow: boolean;
  readonly height: number;
  readonly zero: number;
  readonly nameWidth: number;
  readonly rowHeight: number;
  readonly rows: readonly PlacedStep[];
}

const NARROW = 560;
/** Room of a figure beside its bar. */
const FIGURE = 104;

/** A waterfall lying on its side, so that names of any length and any number of steps have room on a phone too. */
export function bridgeLayout(
  from: BridgeStep,
  steps: readonly BridgeStep[],
  to: BridgeStep,
  width: number,
): BridgeLayout {
  const narrow = width < NARROW;
  const rowHeight = narrow ? 42 : 26;
  const nameWidth = narrow ? 0 : Math.min(260, width * 0.28);
  const sums = [from.effect];
  for (const { effect } of steps) sums.push((sums.at(-1) ?? 0) + effect);
  const all = [0, ...sums, to.effect];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = Math.max(20, width - nameWidth - FIGURE);
  const x = (value: number) =>
    nameWidth + (most > least ? ((value - least) / (most - least)) * room : 0);
  const place = (
    { key, name, effect }: BridgeStep,
    index: number,
    start: number,
    kind: PlacedStep['kind'],
  ): PlacedStep => {
    const [a, b] = [x(start), x(start + effect)];
    return {
      ...{ key, name, kind, value: effect, end: b },
      ...{ top: index * rowHeight, x: Math.min(a, b), width: Math.max(1, Math.abs(b - a)) },
    };
  };
  return {
    ...{ narrow, nameWidth, rowHeight, zero: x(0) },
    height: (steps.length + 2) * rowHeight,
    rows: [
      place(from, 0, 0, 'total'),
      ...steps.map((step, index) =>
        place(step, index + 1, sums[index] ?? 0, step.effect < 0 ? 'loss' : 'gain'),
      ),
      place(to, steps.length + 1, 0, 'total'),
    ],
  };
}
