import { z } from 'zod';
import { CalculationError, calculation } from '../calculation.ts';
import type { Estimate } from './experiment.ts';
import { shiftInterval } from './shift-interval.ts';

const switchbackInput = z.strictObject({
  /** In order of time: blocks in which the ads ran or did not, drawn at random, with what was sold in each hour or day of them. */
  blocks: z
    .array(
      z.strictObject({
        on: z.boolean(),
        values: z.array(z.number()).min(1).max(10_000),
      }),
    )
    .min(2)
    .max(1_000),
  /** Hours or days at the beginning of a block in which the one before still works; they are left out. */
  carry_over: z.int().min(0).default(0),
});
export type SwitchbackInput = z.input<typeof switchbackInput>;

export interface SwitchbackReading {
  readonly status: 'computed' | 'below_minimum';
  readonly blocks: { readonly on: number; readonly off: number };
  readonly minimum: number;
  /** Hours or days that count, and those left out for what is carried over. */
  readonly periods: { readonly kept: number; readonly left_out: number };
  /** Of an hour or day: with the ads less without. */
  readonly difference: Estimate | null;
  /** The difference over what an hour or day without the ads brings; null where that is nothing. */
  readonly relative: number | null;
  /** The difference times the kept hours or days with the ads. */
  readonly incremental: Estimate | null;
  readonly p_value: number | null;
  readonly assignments: number;
}

const MINIMUM = 4;

/**
 * What a switchback test shows: the mean of blocks with the ads less that of blocks without. A block is one unit, for its hours
 * are not independent; what the block before carries over is left out [Bojinov, Simchi-Levi & Zhao 2023]. The interval is
 * that of a permutation test over the assignment of blocks.
 */
export const switchback = calculation<z.output<typeof switchbackInput>, SwitchbackReading>({
  name: 'switchback',
  input: switchbackInput,
  calculate({ blocks, carry_over: carried }) {
    // Of neighbours that are alike nothing other is carried over.
    const kept = blocks.map(({ on, values }, at) => ({
      on,
      values: at > 0 && blocks[at - 1]!.on === on ? values : values.slice(carried),
    }));
    const short = kept.findIndex(({ values }) => values.length === 0);
    if (short >= 0)
      throw new CalculationError(
        'block_too_short',
        'Every block is to be longer than what is carried over into it.',
        [{ field: `blocks.${short}.values`, message: `expected more than ${carried}` }],
      );
    const on = kept.filter((block) => block.on);
    const counted = { on: on.length, off: kept.length - on.length };
    const periods = sum(kept.map(({ values }) => values.length));
    const about = {
      ...{ blocks: counted, minimum: MINIMUM },
      periods: {
        kept: periods,
        left_out: sum(blocks.map(({ values }) => values.length)) - periods,
      },
    };
    const means = kept.map(({ values }) => sum(values) / values.length);
    const shift =
      Math.min(counted.on, counted.off) >= MINIMUM
        ? shiftInterval(
            means,
            kept.map((block) => block.on),
          )
        : null;
    if (!shift)
      return {
        ...{ status: 'below_minimum', ...about, difference: null, relative: null },
        ...{ incremental: null, p_value: null, assignments: 0 },
      };
    const { value, low, high } = shift;
    const usual = sum(means.filter((_, at) => !kept[at]!.on)) / counted.off;
    const length = sum(on.map(({ values }) => values.length));
    return {
      ...{ status: 'computed', ...about, difference: { value, low, high } },
      relative: usual === 0 ? null : value / usual,
      incremental: { value: value * length, low: low * length, high: high * length },
      ...{ p_value: shift.pValue, assignments: shift.assignments },
    };
  },
});

const sum = (numbers: readonly number[]) => numbers.reduce((whole, part) => whole + part, 0);
