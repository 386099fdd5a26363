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

export const optimiseInput = z
  .strictObject({
    mode: z.enum(['fixed_budget', 'min_romi', 'target_marginal_romi']),
    channels: z.array(channel).min(1),
    budget: moneyAtLeast0.nullish(),
    target: z.number().gt(-1).nullish(),
  })
  .superRefine(({ mode, budget, target, channels }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (mode === 'fixed_budget' && budget == null) refuse(['budget'], 'expected the budget');
    if (mode !== 'fixed_budget' && target == null)
      refuse(['target'], 'expected the ROMI to reach, 0.3 for 30 %');
    const draws = channels[0]?.curve_draws?.length ?? 0;
    for (const [index, { curve_draws }] of channels.entries())
      if ((curve_draws?.length ?? 0) !== draws)
        refuse(['channels', index, 'curve_draws'], `expected ${draws}, as of the first channel`);
  });

export type OptimiseInput = z.output<typeof optimiseInput>;
