import { quantileOfSorted } from '../../figures/quantile.ts';
import type { AdstockInput } from '../adstock.ts';
import { curveOf, type SimpleCurve } from '../curve.ts';
import type { FitChannel, FitInput, FittedKind } from './fit-input.ts';
import type { Observed } from './observed.ts';
import { type PenalisedFit, penalisedFit } from './penalised-fit.ts';
import { pointDraws } from './point-draws.ts';
import type { Priors } from './priors.ts';
import { scaled, shape } from './shape.ts';
import { memoryOf, weeklyModel } from './weekly-model.ts';

/** Of 80 %. */
type Between = readonly [number, number];

export interface FittedChannel {
  readonly channel: string;
  /** `linear`: too few weeks or too equal spends to see saturation. `no_spend`: nothing can be said. */
  readonly status: 'fitted' | 'linear' | 'no_spend';
  readonly observed: Observed | null;
  /** Margin of a week by its spend, in a usual season at the level of the last week. */
  readonly curve: SimpleCurve | null;
  readonly adstock: (AdstockInput & { readonly alpha_between: Between | null }) | null;
  /** Change a year, and the wave of the year in logarithms: sine · sin(2π week / 52.18) + cosine · cos(…). */
  readonly controls: {
    readonly trend: number;
    readonly sine: number;
    readonly cosine: number;
    readonly price: number;
  } | null;
  /** At the spend of now: margin per unit of spend, and that of the next unit, with the 80 % between. */
  readonly now: {
    readonly return: number;
    readonly return_between: Between | null;
    readonly marginal: number;
    readonly marginal_between: Between | null;
  } | null;
  readonly quality: {
    readonly r2: number | null;
    readonly noise: number;
    readonly autocorrelation: number;
  } | null;
  /** A straight line is assumed between these spends of a week only. */
  readonly straight_within: Between | null;
  /** Beyond this spend of a week the curve is extrapolated: nothing near it was ever spent. */
  readonly extrapolated_from: number | null;
  readonly curve_draws: readonly SimpleCurve[];
}

const EXTRAPOLATED = 1.5;
const STRAIGHT = 0.3;
/** How far the return of the next unit may be from the mean one where saturation was not seen: log-normal. */
const UNSEEN = 0.3;

/** The fit before it is written down: what other channels of the group learn from it. */
export function channelFit(
  input: FitInput,
  channel: FitChannel,
  observed: Observed,
  priors: Priors,
): { readonly kind: FittedKind; readonly fit: PenalisedFit | null } {
  const kind = observed.too_little.length > 0 ? 'linear' : input.kind;
  const straight = { ...input, kind, trend: false, price: null };
  const model = weeklyModel(kind === input.kind ? input : straight, channel, observed);
  const isKnown = observed.margin > 0 && model.actual.length > model.free.length;
  return { kind, fit: isKnown ? penalisedFit(model, priors) : null };
}

export function fittedChannel(
  input: FitInput,
  channel: FitChannel,
  observed: Observed | null,
  found: ReturnType<typeof channelFit> | null,
): FittedChannel {
  const { channel: name, experiment } = channel;
  if (!observed || !found) return { channel: name, observed, ...NOTHING };
  const isSeen = observed.too_little.length === 0 && found.fit !== null;
  const { kind, fit } = isSeen || found.fit ? found : { kind: 'linear' as const, fit: null };
  const height = experiment ?? 1;
  const level = Math.log(Math.max(observed.margin, 0) / observed.mean);
  const at = (point: PenalisedFit['point']) =>
    scaled(shape(kind, point.level, point, observed.mean), height);
  const curve: SimpleCurve = fit
    ? at(fit.point)
    : { kind: 'linear', factor: height * Math.exp(level) };
  const points = fit ? pointDraws(withUnseen(fit, isSeen), name, input) : [];
  const draws = fit ? points.map(at) : Array.from({ length: input.draws }, () => curve);
  const between = (of: (one: SimpleCurve) => number) => betweenOf(draws.map(of));
  const now = (one: SimpleCurve) => curveOf(one).value(observed.current) / observed.current;
  const next = (one: SimpleCurve) => curveOf(one).slope(observed.current);
  return {
    channel: name,
    status: isSeen ? 'fitted' : 'linear',
    observed,
    curve,
    adstock: fit?.free.includes('memory')
      ? {
          ...{ ...input.memory, alpha: memoryOf(fit.point.memory), normalise: true },
          alpha_between: betweenOf(points.map((point) => memoryOf(point.memory))),
        }
      : null,
    controls: fit && {
      ...{ trend: fit.point.trend, sine: fit.point.sine, cosine: fit.point.cosine },
      price: fit.point.price,
    },
    now:
      observed.current > 0
        ? {
            ...{ return: now(curve), return_between: between(now) },
            ...{ marginal: next(curve), marginal_between: between(next) },
          }
        : null,
    quality: fit && {
      ...{ r2: fit.r2, noise: fit.noise.relative, autocorrelation: fit.noise.autocorrelation },
    },
    straight_within: isSeen
      ? null
      : [observed.current * (1 - STRAIGHT), observed.current * (1 + STRAIGHT)],
    extrapolated_from: observed.most * EXTRAPOLATED,
    curve_draws: draws,
  };
}

/** A straight line's next unit brings what the mean one does; how much less or more it may be was not seen. */
function withUnseen(fit: PenalisedFit, isSeen: boolean): PenalisedFit {
  if (isSeen) return fit;
  const level = fit.free.indexOf('level');
  const own = Math.hypot(...fit.spread[level]!);
  const wider = Math.hypot(own, UNSEEN) / own;
  return {
    ...fit,
    spread: fit.spread.with(
      level,
      fit.spread[level]!.map((one) => one * wider),
    ),
  };
}

function betweenOf(values: readonly number[]): Between | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return [quantileOfSorted(sorted, 0.1), quantileOfSorted(sorted, 0.9)];
}

const NOTHING = {
  ...({ status: 'no_spend', curve: null, adstock: null, controls: null, now: null } as const),
  ...{ quality: null, straight_within: null, extrapolated_from: null, curve_draws: [] },
};
