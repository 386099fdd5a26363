import { calculation } from '../../calculation.ts';
import { channelFit, fittedChannel } from './fit-channel.ts';
import { type FitInput, fitInput } from './fit-input.ts';
import { meanOf, observedOf } from './observed.ts';
import { groupPrior, type Priors, SHARED, usualPriors } from './priors.ts';

/**
 * Response curves of channels from their weeks of spend and attributed margin, for `optimise`. Attributed margin is not
 * incremental; an experiment's factor scales a curve's height.
 *
 * Every channel is fitted under the usual priors first, and then under those that the other channels of its group give.
 */
export const fitResponse = calculation({
  name: 'fit_response',
  input: fitInput,
  calculate: (input: FitInput) => {
    const before = input.channels.map((channel) => {
      const observed = observedOf(channel);
      if (!observed) return { channel, observed, priors: null, found: null };
      const priors = usualPriors(
        input.kind,
        Math.log(Math.max(observed.margin, 1e-9) / observed.mean),
      );
      return { channel, observed, priors, found: channelFit(input, channel, observed, priors) };
    });
    const channels = before.map((own) => {
      const { channel, observed, priors, found } = own;
      if (!observed || !found?.fit || observed.too_little.length > 0)
        return fittedChannel(input, channel, observed, found);
      const others = before.filter(
        (one) =>
          one !== own &&
          (one.channel.group ?? null) === (channel.group ?? null) &&
          one.observed?.too_little.length === 0,
      );
      const shared = SHARED.map((name) => {
        const known = others.flatMap(({ found: other }) => {
          const at = other?.fit?.free.indexOf(name) ?? -1;
          if (!other?.fit || at < 0) return [];
          const variance = other.fit.spread[at]!.reduce((sum, one) => sum + one * one, 0);
          return [{ centre: other.fit.point[name], variance }];
        });
        return [name, groupPrior(priors[name], known)];
      });
      const moved: Priors = { ...priors, ...Object.fromEntries(shared) };
      const again = others.length > 0 ? channelFit(input, channel, observed, moved) : found;
      return fittedChannel(input, channel, observed, again.fit ? again : found);
    });
    return {
      channels,
      meta: {
        ...{ seed: input.seed, draws: input.draws, kind: input.kind, memory: input.memory },
        mean_weeks: meanOf(channels.map(({ observed }) => observed?.weeks ?? 0)),
      },
    };
  },
});
