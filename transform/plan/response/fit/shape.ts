import type { SimpleCurve } from '../curve.ts';
import type { FittedKind } from './fit-input.ts';

/** What bends a curve, apart from its height: at `mean`, the spend of a mean week. */
export interface Bend {
  /** ln(half / mean), ln(scale / mean), or the logit of the exponent. */
  readonly bend: number;
  /** ln k of a Hill curve. */
  readonly steep: number;
}

/**
 * The curve of a kind that brings `level` times the spend at the mean week. Level and bend are told apart by the data far
 * better than ceiling and half, which grow together, and they mean the same for channels of any size.
 */
export function shape(kind: FittedKind, level: number, bend: Bend, mean: number): SimpleCurve {
  const atMean = Math.exp(level) * mean;
  switch (kind) {
    case 'hill': {
      const half = mean * Math.exp(bend.bend);
      const slope = Math.exp(bend.steep);
      return { kind, ceiling: atMean * (1 + Math.exp(bend.bend * slope)), half, slope };
    }
    case 'exponential': {
      const scale = mean * Math.exp(bend.bend);
      return { kind, ceiling: atMean / -Math.expm1(-mean / scale), scale };
    }
    case 'power': {
      const exponent = 1 / (1 + Math.exp(-bend.bend));
      return { kind, factor: atMean / mean ** exponent, exponent };
    }
    case 'linear':
      return { kind, factor: Math.exp(level) };
  }
}

/** The same curve with another height. */
export function scaled(curve: SimpleCurve, by: number): SimpleCurve {
  return 'ceiling' in curve
    ? { ...curve, ceiling: curve.ceiling * by }
    : { ...curve, factor: curve.factor * by };
}
