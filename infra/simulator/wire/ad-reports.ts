import type { AdFigures, AdReport, AdRow } from '../advertising.ts';
import type { Calendar } from '../calendar.ts';
import { AD_ACCOUNTS } from '../media-plan.ts';
import { isDeliveredTwice } from '../untidy.ts';

/** Airbyte protocol 0.3 lines of one sync. */
export function airbyteFile(seed: number, report: AdReport, calendar: Calendar): string {
  const stream = report.platform === 'meta' ? 'ads_insights' : 'ad_group';
  const account = AD_ACCOUNTS[report.platform];
  const emittedAt = Math.floor(report.at / 1000);
  const status = (value: string) => ({
    type: 'TRACE',
    trace: {
      type: 'STREAM_STATUS',
      emitted_at: emittedAt,
      stream_status: { stream_descriptor: { name: stream }, status: value },
    },
  });
  const rows = groupedByAdGroup(report);
  const records = rows.map(({ row, figures }) => ({
    type: 'RECORD',
    record: {
      stream,
      emitted_at: emittedAt,
      data:
        report.platform === 'meta'
          ? metaData(row, figures, calendar)
          : googleData(row, figures, calendar),
    },
  }));
  const copies = records
    .filter((_, index) => isDeliveredTwice(seed, `${stream}.${report.at}`, String(index)))
    .map(({ record, ...rest }) => ({ ...rest, record: { ...record, emitted_at: emittedAt + 1 } }));
  // A stream that the connector was set to fetch as well, and that no map takes.
  const unmapped = {
    type: 'RECORD',
    record: {
      stream: 'account_performance_history',
      emitted_at: emittedAt,
      data: { id: account.account, date: calendar.days[report.first] },
    },
  };
  const state = {
    type: 'STATE',
    state: {
      type: 'STREAM',
      stream: {
        stream_descriptor: { name: stream },
        stream_state: { [account.account]: { date: calendar.days[report.end - 1] } },
      },
      sourceStats: { recordCount: records.length },
    },
  };
  const lines = [status('STARTED'), ...records, ...copies, unmapped, state, status('COMPLETE')];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

function figuresIn(report: AdReport, row: AdRow): AdFigures {
  return report.isRestated ? row.restated! : row;
}

/** These streams stop at the ad group: keywords add up. */
function groupedByAdGroup(report: AdReport): readonly { row: AdRow; figures: AdFigures }[] {
  const groups = new Map<string, { row: AdRow; figures: AdFigures }>();
  for (const row of report.rows) {
    const key = `${row.day}|${row.adGroup.id}`;
    const { impressions, clicks, cost } = figuresIn(report, row);
    const known = groups.get(key)?.figures ?? { impressions: 0, clicks: 0, cost: 0 };
    const figures = {
      impressions: known.impressions + impressions,
      clicks: known.clicks + clicks,
      cost: known.cost + cost,
    };
    groups.set(key, { row, figures });
  }
  return [...groups.values()];
}

function googleData(row: AdRow, figures: AdFigures, calendar: Calendar) {
  const account = AD_ACCOUNTS['google-ads'];
  return {
    'customer.id': Number(account.account),
    'customer.currency_code': account.currency,
    'customer.time_zone': calendar.zone,
    'campaign.id': Number(row.campaign.id),
    'campaign.name': row.campaign.name,
    'ad_group.id': Number(row.adGroup.id),
    'ad_group.name': row.adGroup.name,
    'segments.date': calendar.days[row.day],
    'metrics.impressions': figures.impressions,
    'metrics.clicks': figures.clicks,
    'metrics.cost_micros': figures.cost * 10_000,
  };
}

function metaData(row: AdRow, figures: AdFigures, calendar: Calendar) {
  const account = AD_ACCOUNTS.meta;
  const day = calendar.days[row.day];
  return {
    account_id: account.account,
    account_currency: account.currency,
    campaign_id: row.campaign.id,
    campaign_name: row.campaign.name,
    adset_id: row.adGroup.id,
    adset_name: row.adGroup.name,
    ad_id: row.adGroup.adId,
    ad_name: `${row.adGroup.name} / 1`,
    impressions: String(figures.impressions),
    clicks: String(figures.clicks),
    inline_link_clicks: String(figures.clicks),
    spend: (figures.cost / 100).toFixed(2),
    date_start: day,
    date_stop: day,
  };
}

/** A Reports v501 answer with its title, header and footer; money in micros. */
export function yandexDirectFile(report: AdReport, calendar: Calendar): string {
  const [from, to] = [calendar.days[report.first], calendar.days[report.end - 1]];
  const header = [
    'Date',
    'CampaignId',
    'CampaignName',
    'AdGroupId',
    'AdGroupName',
    'CriterionId',
    'Criterion',
    'CriterionType',
    'Impressions',
    'Clicks',
    'Cost',
  ];
  const rows = report.rows.map((row) => {
    const { impressions, clicks, cost } = figuresIn(report, row);
    return [
      calendar.days[row.day],
      row.campaign.id,
      row.campaign.name,
      row.adGroup.id,
      row.adGroup.name,
      row.keyword?.id ?? '--',
      row.keyword?.text ?? '--',
      row.keyword ? 'KEYWORD' : 'AUTOTARGETING',
      impressions,
      clicks,
      cost * 10_000,
    ];
  });
  const lines = [[`"costs (${from} - ${to})"`], header, ...rows, [`Total rows: ${rows.length}`]];
  return `${lines.map((line) => line.join('\t')).join('\n')}\n`;
}
