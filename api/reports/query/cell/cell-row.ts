import type { CellRow } from '../../../contract/reports/channels-rows.ts';
import { MEASURES, type MeasureKey } from '../../../metrics/measures.ts';
import { measureValue } from '../../../metrics/metric-values.ts';
import { isoTime } from '../../state.ts';
import type { CampaignNames } from '../rows/campaign-names.ts';

/** A row behind a cell as the warehouse writes it. */
export interface CellRowFacts {
  readonly type: string;
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly occurred_at: string;
  readonly person: string | null;
  /** Of conversions alone. */
  readonly conversion?: string;
  readonly channel: string;
  readonly channel_ga4: string;
  readonly way_source: string;
  readonly campaign_id: string;
  readonly campaign: string;
  readonly keyword: string;
  readonly name_day?: string;
  readonly share_nano: string | null;
  readonly amount: string | null;
  readonly total: string | null;
}

export function formatCellRow(
  row: CellRowFacts,
  measure: MeasureKey,
  names: CampaignNames,
  currency: string,
): CellRow {
  const amount = (text: string | null) =>
    measureValue(measure, text === null ? null : BigInt(text));
  return {
    type: row.type,
    id: row.id,
    label: row.label,
    source: row.source,
    occurred_at: isoTime(row.occurred_at),
    person: row.person,
    conversion: row.conversion ?? null,
    channel: row.channel,
    channel_ga4: row.channel_ga4,
    campaign: names.campaign({ ...row, source: row.way_source, ad_group_id: '', ad_group: '' })
      .name,
    keyword: row.keyword,
    share: row.share_nano === null ? null : Number(`${row.share_nano}e-9`),
    amount: amount(row.amount),
    total: amount(row.total),
    currency: MEASURES[measure].unit === 'money' ? currency : null,
  };
}
