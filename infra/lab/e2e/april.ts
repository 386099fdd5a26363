import type { StoryFacts } from './open-story.ts';
import { hit, measurement, record, shopOrder, signedShop, type WireFile } from './story.ts';

/** Google Ads tells a day's clicks of the brand. */
const clicksOf = (date: string, cost_micros: number, clicks: number): WireFile => ({
  source: 'airbyte',
  account: 'ads',
  content: record('campaign', {
    'customer.id': 1,
    'customer.currency_code': 'RUB',
    'campaign.id': 501,
    'campaign.name': 'brand',
    'segments.date': date,
    'metrics.cost_micros': cost_micros,
    'metrics.clicks': clicks,
    'metrics.impressions': clicks * 10,
  }),
});

/**
 * The month after the story's: Fedor (client 666.6) comes from Google Ads on 30 April and orders 2001 the same day, 12,000.00
 * with a sixth of tax: 10,000.00 of revenue, 4,000.00 of margin at 40 %. The clicks of that day cost
 * 2,000.00. Sources that have been silent since March hold nothing up by then.
 */
export const april: StoryFacts = {
  requests: [
    measurement(
      hit('666.6', '2026-04-30T09:00:00Z', 'page_view', {
        page_location:
          'https://story.example/?utm_source=google&utm_medium=cpc&utm_campaign=brand&gclid=X2',
        page_referrer: 'https://www.google.com/',
      }),
    ),
    signedShop(
      'orders/paid',
      shopOrder(2001, '2026-04-30T13:00:00+03:00', '12000.00', '2000.00', {
        note_attributes: [{ name: 'ga_client_id', value: '666.6' }],
      }),
    ),
  ],
  files: [clicksOf('2026-04-30', 2_000_000_000, 40)],
};

/** The same clicks, told again: 2,300.00 in place of 2,000.00. */
export const restated = clicksOf('2026-04-30', 2_300_000_000, 40);
