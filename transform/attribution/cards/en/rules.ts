import type { RuleModelName } from '../../model-names.ts';
import type { CardTexts } from '../card-texts.ts';

const ANY =
  'None: every journey is divided on its own. Shares of a few dozen conversions say little.';

export const ruleTexts: Readonly<Record<RuleModelName, CardTexts>> = {
  first: {
    label: 'First-touch model',
    assumptions: 'What began the journey earned the conversion.',
    fails:
      'Long journeys: what convinced later gets nothing. The first touch seen is often not the first there was: cookies are deleted, devices change, the lookback window cuts. Not causal.',
    minimum: ANY,
  },
  last: {
    label: 'Last-touch model',
    assumptions: 'What stood before the conversion earned it.',
    fails:
      'Brand search, retargeting and direct visits close journeys that others opened, and get the credit of people who had decided already. Not causal.',
    minimum: ANY,
  },
  first_non_direct: {
    label: 'First non-direct model',
    assumptions:
      'The first touch that is not a direct visit earned the conversion. Journeys of direct visits only stay with direct.',
    fails:
      'As first touch; direct visits that a billboard or a letter caused vanish too. Not causal.',
    minimum: `${ANY} Direct visits must be told from the rest.`,
  },
  last_non_direct: {
    label: 'Last non-direct model',
    assumptions:
      'The last touch that is not a direct visit earned the conversion; this is what GA4 calls last click. Journeys of direct visits only stay with direct.',
    fails:
      'Brand search, retargeting and e-mail to customers still close what others opened. Not causal.',
    minimum: `${ANY} Direct visits must be told from the rest.`,
  },
  first_paid: {
    label: 'First paid model',
    assumptions:
      'The first touch that was paid for earned the conversion; without one, the first touch of all.',
    fails:
      'Advertising gets all that organic search and e-mail did, so its ROMI looks too high. Not causal.',
    minimum: `${ANY} It must be known which channels are paid.`,
  },
  last_paid: {
    label: 'Last paid model',
    assumptions:
      'The last touch that was paid for earned the conversion; without one, the last touch of all.',
    fails:
      'Advertising gets all that organic search and e-mail did, and brand search and retargeting most of it. Not causal.',
    minimum: `${ANY} It must be known which channels are paid.`,
  },
  linear: {
    label: 'Linear model',
    assumptions: 'Every touch did the same.',
    fails:
      'Channels that come often in one journey (newsletters, retargeting) collect credit by repetition. Not causal.',
    minimum: ANY,
  },
  linear_unique: {
    label: 'Linear model over unique channels',
    assumptions:
      'Every channel of the journey did the same, however often it was met. These are exactly the Shapley values of the conversions game: a set of channels is worth the conversions of journeys that met no other channel.',
    fails:
      'Journeys without a conversion count for nothing: a channel that many met without buying loses nothing. The name of Shapley makes it neither fairer nor causal.',
    minimum: ANY,
  },
  position_based: {
    label: 'Position-based model',
    assumptions:
      'Opening and closing count most, 40 % each; what stands between shares 20 %. With two touches, half each.',
    fails:
      'The weights are a convention, measured by nobody. Long journeys leave next to nothing to each middle touch. Not causal.',
    minimum: ANY,
  },
  j_shaped: {
    label: 'J-shaped model',
    assumptions:
      'Closing counts most: 60 % to the last touch, 20 % to the first, 20 % between. With two touches 75 and 25 %.',
    fails: 'The weights are a convention; channels that close what others opened gain. Not causal.',
    minimum: ANY,
  },
  inverse_j: {
    label: 'Inverse-J model',
    assumptions:
      'Opening counts most: 60 % to the first touch, 20 % to the last, 20 % between. With two touches 75 and 25 %.',
    fails:
      'The weights are a convention; where the start of journeys is not seen, what happens to come first in the data gains. Not causal.',
    minimum: ANY,
  },
  custom: {
    label: 'Custom position model',
    assumptions:
      'The weights that were set here for the first touch, those between together, and the last. With two touches the middle is left out.',
    fails:
      'It says what was put into it. Weights chosen after seeing the result prove nothing. Not causal.',
    minimum: `${ANY} Three weights must be set.`,
  },
  w_shaped: {
    label: 'W-shaped model',
    assumptions:
      'The first touch, the one before the lead and the one before the opportunity count 30 % each; the rest shares 10 %.',
    fails:
      'Without milestones from the CRM all three fall near the end, and the last touch takes 60 %. Milestones entered late in the CRM reward the wrong touch. Not causal.',
    minimum: `${ANY} Moments of lead and opportunity from the CRM are needed.`,
  },
  full_path: {
    label: 'Full-path model',
    assumptions:
      'The first touch, those before lead and opportunity, and the last count 22.5 % each; the rest shares 10 %.',
    fails:
      'Without milestones from the CRM the last touch takes 67.5 %. The weights are a convention of vendors. Not causal.',
    minimum: `${ANY} Moments of lead and opportunity from the CRM are needed.`,
  },
  time_decay: {
    label: 'Time-decay model',
    assumptions: 'What is nearer to the conversion did more: every 7 days of age halve the weight.',
    fails:
      'Slow purchases: what opened the journey months ago gets next to nothing. The half-life is a convention. In path files days are counted by steps, because paths have no times. Not causal.',
    minimum: `${ANY} Times of touches are needed.`,
  },
  participation: {
    label: 'Participation model',
    assumptions: 'Every channel of the journey gets the whole conversion: what it took part in.',
    fails:
      'It does not conserve: credits add up to more than the conversions, so they must not be summed, and ROMI from them is too high. Not causal.',
    minimum: ANY,
  },
};
