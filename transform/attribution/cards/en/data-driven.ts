import type { DataDrivenModelName } from '../../model-names.ts';
import type { CardTexts } from '../card-texts.ts';

const ENOUGH = '100 conversions, and 40 for every channel of the paths';

export const dataDrivenTexts: Readonly<Record<DataDrivenModelName, CardTexts>> = {
  markov: {
    label: 'Markov model',
    assumptions:
      'The next touch depends on the last one only (of order k: on the last k). The removal effect of a channel is P(visited | converted), the part of conversions that the chain leads through it; credit is in proportion to the effects.',
    fails:
      'It is not causal: a channel that everybody meets has a great effect even if it does nothing, and a visit made because the decision was taken counts as its cause. Credit follows reach more than it should. Compare intervals before ranks; it is not the data-driven model of GA4, which nobody outside can reproduce.',
    minimum: `${ENOUGH}; journeys without a conversion, or every path counts as certain. Higher orders need many more.`,
  },
  shapley: {
    label: 'Shapley model',
    assumptions:
      'A set of channels is worth the conversion rate of journeys that met no other. A channel gets what it adds to that rate, averaged over all orders in which channels can join.',
    fails:
      'It rates how well a channel works and hardly how many journeys it reaches: a rare good channel may get more than it can have brought. Credit can be negative without harm done. Thin channels, which hardly ever convert alone, have intervals that are too narrow. Not causal, and not the data-driven model of GA4.',
    minimum: `${ENOUGH}; journeys without a conversion; for every channel 2 or more conversions of journeys with it alone. Exact up to 20 channels, sampled above.`,
  },
  shapley_ordered: {
    label: 'Ordered Shapley model',
    assumptions:
      'Shapley value of the conversions game, told by the place of the touch. The channels of a journey share the conversion equally, each divides its part among its touches: added up over places it is the linear model over unique channels.',
    fails:
      'Journeys without a conversion count for nothing. The order shows where a channel stood, not what its place did; the total of a channel never differs from linear over unique channels. Not causal.',
    minimum: `${ENOUGH}, for intervals that hold.`,
  },
  leave_one_out: {
    label: 'Leave-one-out model',
    assumptions:
      'A touch did what the path loses in conversion rate without it, compared with journeys that had exactly the shorter path. This is what Google’s fractribution calls Shapley; it is no Shapley value.',
    fails:
      'Where a shorter path is rare or unknown, its rate is noise or 0; losses below 0 are cut off, so noise alone brings credit; its intervals are widened for that. A visit made because the decision was taken looks indispensable. Not causal.',
    minimum: `${ENOUGH}; journeys without a conversion; several journeys of every path that matters.`,
  },
};
