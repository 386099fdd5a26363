import { z } from 'zod';
import { calculation } from '../../calculation.ts';
import type { Exact } from '../../figures/exact.ts';
import { decimal } from '../../figures/fields.ts';
import { median } from '../quantile.ts';
import { type Sample, sampleOf } from '../sample.ts';
import { gapsOf, type MaturityGap } from './gaps.ts';
import type { Dimension } from './indicator.ts';
import { INDICATORS } from './indicators.ts';
import { shownStage } from './shown-stage.ts';
import { type Levels, nextGates, stageOf } from './stage.ts';
import type { Level } from './truth.ts';

const MINIMUM_KNOWN = 10;
const DIMENSIONS: readonly Dimension[] = [
  'data',
  'channels',
  'customers',
  'automation',
  'planning',
];
const NAMES = Object.keys(INDICATORS);
const stage = z.literal([1, 2, 3, 4]).nullable();

/** One optional entry for each indicator. */
function perIndicator(schemaOf: (name: string) => z.ZodType) {
  return z.strictObject(
    Object.fromEntries(NAMES.map((name) => [name, schemaOf(name).nullable().optional()])),
  );
}

const maturityInput = z.strictObject({
  /** What is absent or null is unknown. */
  indicators: perIndicator((name) => INDICATORS[name]?.schema ?? z.never()),
  /** Stages of the period before. */
  previous: z.strictObject({ computed: stage, shown: stage }).nullable().optional(),
  /** Money that an indicator governs, such as the cost of channels that are not covered yet. */
  governs: z.partialRecord(z.enum(NAMES as [string, ...string[]]), decimal.nullable()).optional(),
});

export type MaturityInput = z.infer<typeof maturityInput>;

export interface Maturity {
  readonly sample: Sample;
  /** Null below ten known indicators: there are only questions then. */
  readonly stage: Level | null;
  readonly shown: Level | null;
  /** The stage if the unknown gates were met. */
  readonly upper_stage: Level | null;
  readonly known: number;
  readonly dimensions: Readonly<Record<Dimension, number | null>>;
  readonly levels: Levels;
  readonly unknown: readonly string[];
  /** Of the next stage. */
  readonly unmet_gates: readonly string[];
  readonly unknown_gates: readonly string[];
  readonly gaps: readonly MaturityGap[];
}

/** Maturity of marketing: 19 indicators, their levels, and the stage that they reach together. */
export const maturity = calculation<MaturityInput, Maturity>({
  name: 'maturity',
  input: maturityInput,
  calculate({ indicators, previous, governs }) {
    const levels: Levels = Object.fromEntries(
      NAMES.map((name) => {
        const value = indicators[name] ?? null;
        return [name, value === null ? null : (INDICATORS[name]?.levelOf(value) ?? null)];
      }),
    );
    const unknown = NAMES.filter((name) => levels[name] === null);
    const known = NAMES.length - unknown.length;
    const sample = sampleOf({ indicators: known }, { indicators: MINIMUM_KNOWN });
    const computed = sample.status === 'enough' ? stageOf(levels, 'unmet') : null;
    const gates = nextGates(computed, levels);
    return {
      sample,
      stage: computed,
      shown: shownStage(computed, previous ?? null),
      upper_stage: computed === null ? null : stageOf(levels, 'met'),
      known,
      dimensions: dimensionsOf(levels),
      levels,
      unknown,
      unmet_gates: gates.unmet,
      unknown_gates: gates.unknown,
      gaps: gapsOf(indicators, levels, (governs ?? {}) as Record<string, Exact | null>),
    };
  },
});

/** Median of the known levels. */
function dimensionsOf(levels: Levels): Record<Dimension, number | null> {
  const medians = DIMENSIONS.map((dimension) => {
    const own = NAMES.filter((name) => INDICATORS[name]?.dimension === dimension);
    return [dimension, median(own.flatMap((name) => levels[name] ?? []))];
  });
  return Object.fromEntries(medians) as Record<Dimension, number | null>;
}
