import { toMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { costRow } from '../../mapping/ad-cost.ts';
import { claimed } from './claimed.ts';
import { accountDay, count, label, pick, rowCurrency } from './fields.ts';
import { metaClaims } from './meta-claims.ts';
import { metaAccount, metaSegments } from './meta-fields.ts';
import type { StreamMap } from './stream-map.ts';

/**
 * Meta `ads_insights`, the same in Airbyte and Singer: metrics are texts, `spend` is in whole units of
 * the account's currency. `clicks` are all clicks. The platform's `actions` are its own claim to our
 * conversions, and no conversions of ours.
 */
export const metaInsights: StreamMap = {
  platform: 'meta',
  level: 'ad',
  account: metaAccount,
  date: (data) => accountDay(pick(data, 'date_start'), 'date_start'),
  currency: (data) => pick(data, 'account_currency'),
  noCost: () => undefined,
  segments: metaSegments,
  row: (data, { date, currency }, { meta }) => {
    const stop = pick(data, 'date_stop');
    // A row over several days cannot be laid on one of them.
    if (stop !== undefined && accountDay(stop, 'date_stop') !== date)
      throw new RecordError('field_invalid', {
        field: 'date_stop',
        expected: `the same day as date_start, ${date} (time_increment 1)`,
        got: shown(stop),
      });
    const spend = pick(data, 'spend');
    if (spend === undefined)
      throw new RecordError('field_missing', { field: 'spend', expected: 'a decimal number' });
    return costRow({
      date,
      utmSource: meta.source,
      utmMedium: meta.medium,
      campaignId: label(pick(data, 'campaign_id'), 128),
      campaign: label(pick(data, 'campaign_name'), 512),
      adGroupId: label(pick(data, 'adset_id'), 128),
      adGroup: label(pick(data, 'adset_name'), 512),
      keyword: '',
      currency: rowCurrency(currency, meta.currency, 'account_currency', 'meta.currency'),
      costMicros: toMicros(spend, 'spend'),
      vatIncluded: meta.vatIncluded,
      impressions: count(pick(data, 'impressions'), 'impressions'),
      clicks: count(pick(data, 'clicks'), 'clicks'),
      ...claimed(metaClaims(data)),
    });
  },
};
