import { z } from 'zod';

const positive = z.number().gt(0);
const from0 = z.number().min(0);

const SIMPLE = [
  z.strictObject({ kind: z.literal('hill'), ceiling: from0, half: positive, slope: positive }),
  z.strictObject({ kind: z.literal('exponential'), ceiling: from0, scale: positive }),
  z.strictObject({ kind: z.literal('power'), factor: from0, exponent: positive }),
  z.strictObject({ kind: z.literal('linear'), factor: from0 }),
] as const;
const simpleCurve = z.discriminatedUnion('kind', SIMPLE);

/** A spend that is cut into parts, each on a curve of its own: months of a plan. */
const spread = z.strictObject({
  kind: z.literal('spread'),
  parts: z.array(z.strictObject({ share: from0, curve: simpleCurve })).min(1),
});

export const curveInput = z.discriminatedUnion('kind', [...SIMPLE, spread]);

export type SimpleCurve = z.output<typeof simpleCurve>;
export type CurveInput = z.output<typeof curveInput>;

/** Margin of a period as a function of its spend. None falls. */
export interface Curve {
  value(spend: number): number;
  /** Margin of the next unit of spend. Can be infinite at 0. */
  slope(spend: number): number;
  /** From this spend on the next unit never brings more than the one before; infinite where it always does. */
  readonly concaveFrom: number;
}

/**
 * hill: ceiling · x^k / (half^k + x^k) · exponential: ceiling · (1 − e^(−x/scale)) · power: factor · x^b ·
 * linear: factor · x · spread: Σ curve(share · x).
 */
export function curveOf(input: CurveInput): Curve {
  switch (input.kind) {
    case 'hill':
      return hill(input);
    case 'exponential': {
      const { ceiling, scale } = input;
      return {
        value: (x) => -ceiling * Math.expm1(-x / scale),
        slope: (x) => (ceiling / scale) * Math.exp(-x / scale),
        concaveFrom: 0,
      };
    }
    case 'power': {
      const { factor, exponent } = input;
      return {
        value: (x) => factor * x ** exponent,
        slope: (x) => (factor === 0 ? 0 : factor * exponent * x ** (exponent - 1)),
        concaveFrom: exponent <= 1 ? 0 : Number.POSITIVE_INFINITY,
      };
    }
    case 'linear': {
      const { factor } = input;
      return { value: (x) => factor * x, slope: () => factor, concaveFrom: 0 };
    }
    case 'spread': {
      const parts = input.parts
        .filter(({ share }) => share > 0)
        .map(({ share, curve }) => ({ share, curve: curveOf(curve) }));
      return {
        value: (x) => parts.reduce((sum, { share, curve }) => sum + curve.value(share * x), 0),
        slope: (x) =>
          parts.reduce((sum, { share, curve }) => sum + share * curve.slope(share * x), 0),
        concaveFrom: Math.max(0, ...parts.map(({ share, curve }) => curve.concaveFrom / share)),
      };
    }
  }
}

function hill({
  ceiling,
  half,
  slope: k,
}: {
  readonly ceiling: number;
  readonly half: number;
  readonly slope: number;
}): Curve {
  const part = (x: number) => 1 / (1 + (half / x) ** k);
  const slopeAt0 = k < 1 ? Number.POSITIVE_INFINITY : k === 1 ? ceiling / half : 0;
  return {
    value: (x) => (x === 0 ? 0 : ceiling * part(x)),
    slope: (x) => {
      if (ceiling === 0) return 0;
      return x === 0 ? slopeAt0 : ((ceiling * k) / x) * part(x) * (1 - part(x));
    },
    // Where the second derivative is 0.
    concaveFrom: k <= 1 ? 0 : half * ((k - 1) / (k + 1)) ** (1 / k),
  };
}
