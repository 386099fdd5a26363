import { z } from 'zod';
import { Exact } from '../figures/exact.ts';
import { moneyAtLeast0 } from '../figures/fields.ts';
import { curveInput } from '../response/curve.ts';

const channel = z
  .strictObject({
    channel: z.string(),
    curve: curveInput,
    /** The same curve as it may be as well; each channel has as many. For the interval of the gain. */
    curve_draws: z.array(curveInput).optional(),
    current: moneyAtLeast0.nullish(),
    min: moneyAtLeast0.nullish(),
    max: moneyAtLeast0.nullish(),
    /** Beyond this spend the curve is extrapolated. */
    extrapolated_from: moneyAtLeast0.nullish(),
  })
  .superRefine(({ current, min, max }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    // Without bounds of its own a channel may move by 30 %.
    for (const [field, bound] of Object.entries({ min, max }))
      if (bound == null && current == null)
        refuse(field, 'expected a bound, or the current spend to move from');
    if (min && max && min.gt(max)) refuse('min', `expected ${max} at most, the upper bound`);
  })
  .transform(({ min, max, current, ...rest }) => {
    const low = min ?? current?.times('0.7') ?? new Exact(0);
    const high = max ?? current?.times('1.3') ?? low;
    return { ...rest, current: current ?? null, min: low, max: Exact.max(low, high) };
  });

/** Bounds on what channels spend together. A channel is in one group at most. */
const group = z.strictObject({
  name: z.string(),
  channels: z.array(z.string()).min(1),
  min: moneyAtLeast0.nullish(),
  max: moneyAtLeast0.nullish(),
});

export const optimiseInput = z
  .strictObject({
    mode: z.enum(['fixed_budget', 'min_romi', 'target_marginal_romi']),
    channels: z.array(channel).min(1),
    groups: z.array(group).default([]),
    budget: moneyAtLeast0.nullish(),
    target: z.number().gt(-1).nullish(),
  })
  .superRefine(({ mode, budget, target, channels, groups }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (mode === 'fixed_budget' && budget == null) refuse(['budget'], 'expected the budget');
    if (mode !== 'fixed_budget' && target == null)
      refuse(['target'], 'expected the ROMI to reach, 0.3 for 30 %');
    const draws = channels[0]?.curve_draws?.length ?? 0;
    for (const [index, { curve_draws }] of channels.entries())
      if ((curve_draws?.length ?? 0) !== draws)
        refuse(['channels', index, 'curve_draws'], `expected ${draws}, as of the first channel`);
    const names = channels.map((one) => one.channel);
    const grouped = new Set<string>();
    for (const [index, one] of groups.entries()) {
      for (const [at, name] of one.channels.entries()) {
        if (!names.includes(name))
          refuse(['groups', index, 'channels', at], 'expected one of the channels');
        if (grouped.has(name))
          refuse(['groups', index, 'channels', at], 'expected a channel in one group at most');
        grouped.add(name);
      }
      if (one.min && one.max && one.min.gt(one.max))
        refuse(['groups', index, 'min'], `expected ${one.max} at most, the upper bound`);
    }
  });

export type OptimiseInput = z.output<typeof optimiseInput>;
