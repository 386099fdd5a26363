import { leastSquares } from '../figures/least-squares.ts';
import { errorsOf, type Seasonal, type Smoothing, type State, smooth } from './holt-winters.ts';

export interface Model {
  readonly smoothing: Smoothing;
  readonly initial: State;
}

/** Parts of the model that are given; the others are estimated. */
export interface Given {
  readonly smoothing?: Smoothing | undefined;
  readonly initial?: State | undefined;
  /** What was estimated from nearly the same series: the one start that is needed then. */
  readonly near?: Smoothing | undefined;
}

/** Several, as the sum of squares has more than one valley: steady series, moving ones, moving seasons. */
const STARTS: readonly Smoothing[] = [
  { alpha: 0.02, beta: 0.02, gamma: 0.02, phi: 0.97 },
  { alpha: 0.2, beta: 0.02, gamma: 0.1, phi: 0.95 },
  { alpha: 0.5, beta: 0.1, gamma: 0.2, phi: 0.9 },
  { alpha: 0.85, beta: 0.05, gamma: 0.05, phi: 0.98 },
];

/** Bounds of an estimated φ: below, a trend is gone in months; above, it is no longer damped. */
const PHI = [0.8, 0.995] as const;

/**
 * α, β, γ, φ and the state before the first month by least squares. Shares are searched on the logit scale, so that they
 * stay between 0 and 1; factors of a season on the log scale, so that they stay positive.
 */
export function estimate(
  series: readonly (number | null)[],
  start: State,
  kind: Seasonal,
  given: Given = {},
): Model {
  const scale = Math.max(
    1e-9,
    series.reduce<number>((so, value) => so + Math.abs(value ?? 0), 0) / series.length,
  );
  const hasSeason = start.seasonal.length > 1;
  const read = (point: readonly number[]): Model => {
    const values = [...point];
    const smoothing = given.smoothing ?? {
      alpha: share(values.shift()!),
      beta: share(values.shift()!),
      phi: PHI[0] + (PHI[1] - PHI[0]) * share(values.shift()!),
      gamma: hasSeason ? share(values.shift()!) : 0,
    };
    const initial = given.initial ?? {
      level: values.shift()! * scale,
      trend: values.shift()! * scale,
      seasonal: hasSeason
        ? values.map((value) => (kind === 'multiplicative' ? Math.exp(value) : value * scale))
        : start.seasonal,
    };
    return { smoothing, initial };
  };
  const write = ({ alpha, beta, gamma, phi }: Smoothing): number[] => [
    ...(given.smoothing
      ? []
      : [logit(alpha), logit(beta), logit((phi - PHI[0]) / (PHI[1] - PHI[0]))]),
    ...(given.smoothing || !hasSeason ? [] : [logit(gamma)]),
    ...(given.initial ? [] : [start.level / scale, start.trend / scale]),
    ...(given.initial || !hasSeason
      ? []
      : start.seasonal.map((value) =>
          kind === 'multiplicative' ? Math.log(Math.max(value, 1e-6)) : value / scale,
        )),
  ];
  const residuals = (point: readonly number[]) => {
    const { smoothing, initial } = read(point);
    const errors = errorsOf(series, smooth(series, smoothing, initial, kind).fitted);
    return errors.every(Number.isFinite) ? errors.map((error) => error / scale) : null;
  };
  let best: { readonly point: readonly number[]; readonly sse: number } | null = null;
  const starts = given.near ? [given.near] : given.smoothing ? STARTS.slice(0, 1) : STARTS;
  for (const smoothing of starts) {
    const fit = leastSquares(residuals, write(smoothing));
    if (fit && (best === null || fit.sse < best.sse)) best = fit;
  }
  return best ? read(best.point) : { smoothing: given.smoothing ?? STARTS[0]!, initial: start };
}

const share = (value: number) => 1 / (1 + Math.exp(-value));
/** Kept off 0 and 1, from where no slope leads back. */
function logit(value: number): number {
  const inside = Math.min(1 - 1e-3, Math.max(1e-3, value));
  return Math.log(inside / (1 - inside));
}
