import { eachRule } from '../derive/rollup/each-rule.ts';
import type { RowReader } from '../warehouse/warehouse.ts';

const DIMENSIONS = {
  way_days:
    'grain, basis, day, kind, unattributed, first_purchase, no_revenue, no_margin, paid, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword',
  channel_days:
    'basis, day, kind, unattributed, first_purchase, no_revenue, no_margin, paid, channel, source',
  channel_delays: 'basis, day, payment_day, channel',
};
const OWN =
  '[sum(visits), sum(calls), sum(cost), sum(cost_unknown), sum(cost_rows), sum(impressions), sum(clicks), sum(sold), sum(sold_revenue)]';
const CREDIT = eachRule(
  '[\nsum(rule_share), sum(rule_revenue), sum(rule_margin), sum(rule_credits)\n]',
);
const SHARES = eachRule('[\nsum(rule_share)\n]');

/** What the rollups come to at the newest roll-up, as text: equal texts are equal rollups. */
export async function rollupSnapshot(reader: RowReader): Promise<string> {
  const parts = Object.entries(DIMENSIONS).map(async ([table, dimensions]) => {
    const sums = table === 'channel_delays' ? SHARES : `arrayConcat(${OWN}, ${CREDIT})`;
    const rows = await reader.rows(
      `WITH (SELECT argMax((epoch, revision), (epoch, revision)) FROM rollups) AS rolled
       SELECT ${dimensions}, ${sums} AS sums FROM ${table}
       WHERE epoch = rolled.1 AND revision <= rolled.2
       GROUP BY ${dimensions} HAVING arrayExists(total -> total != 0, sums) ORDER BY ALL`,
    );
    return `${table}\n${rows.map((row) => JSON.stringify(row).replaceAll('"0"', '')).join('\n')}`;
  });
  return (await Promise.all(parts)).join('\n');
}
