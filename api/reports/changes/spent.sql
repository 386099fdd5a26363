-- Costs in foreign currencies by account: what they came to, and what they were in their own currency.
SELECT
    ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, ifNull(t.source, '') AS source,
    c.campaign_id AS campaign_id, c.campaign AS campaign,
    if(has({levels:Array(String)}, 'ad_group'), c.ad_group_id, '') AS ad_group_id,
    if(has({levels:Array(String)}, 'ad_group'), c.ad_group, '') AS ad_group,
    if(hasAny({levels:Array(String)}, ['ad_group', 'keyword']), c.keyword, '') AS keyword,
    false AS unattributed, 0 AS cost_rows, concat(c.source, '\x1f', c.account) AS place, c.currency AS currency,
    toString(sum(toInt128(ifNull(c.cost_base, 0)))) AS sold, toString(sumIf(toInt128(c.cost_micros), isNotNull(c.cost_base))) AS own
FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium FROM traffic FINAL) AS t ON t.traffic = c.traffic
WHERE c.day BETWEEN {from:Date} AND {to:Date} AND c.currency != {currency:String} AND c.currency != ''
  /* inner conditions */
  /* conditions */
GROUP BY channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword, place, currency
