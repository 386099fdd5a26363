import type { ReportName } from '@throughline/api/contract/reports/index';

/** Which column of a report's table is worth a picture, by keys of columns. */
export interface Picture {
  readonly value: string;
  /** What it is compared with: a hollow mark on the same line. */
  readonly against?: string;
  /** Ends of its interval. */
  readonly within?: { readonly low: string; readonly high: string };
  /** What a row is called, from several columns; the first one unless given. */
  readonly names?: readonly string[];
  /** Ends of a scale that is given by the figure's nature. */
  readonly scale?: { readonly from: number; readonly to: number };
}

/** Of each report the pictures that it may have: the first one whose columns its table has is drawn. */
export const PICTURES: Partial<Record<ReportName, readonly Picture[]>> = {
  counterfactual: [{ value: 'gain', within: { low: 'gain_low', high: 'gain_high' } }],
  email: [{ value: 'revenue' }],
  fraud: [{ value: 'share', against: 'ordinary_share', names: ['campaign', 'signal'] }],
  incrementality: [
    {
      ...{ value: 'more_value', within: { low: 'more_value_low', high: 'more_value_high' } },
      names: ['experiment', 'arm'],
    },
  ],
  landing: [{ value: 'margin' }],
  market: [{ value: 'change', names: ['metric', 'subject'] }],
  partners: [{ value: 'profit' }],
  products: [{ value: 'margin' }],
  reviews: [
    {
      ...{ value: 'rating', within: { low: 'low', high: 'high' } },
      scale: { from: 1, to: 5 },
    },
    { value: 'reviewed_share', within: { low: 'share_low', high: 'share_high' } },
  ],
  script: [{ value: 'sold_kept_share', against: 'sold_missed_share' }],
  social: [
    // An hour has an interval, a network has none.
    { value: 'engagement_rate', within: { low: 'low', high: 'high' } },
    { value: 'engagement_rate' },
  ],
};
