SELECT
    'cost' AS type,
    concatWithSeparator(':', source, account, toString(day), campaign_id, campaign, ad_group_id, ad_group, keyword) AS id,
    concatWithSeparator(' · ', account, toString(day)) AS label,
    source, concat(toString(day), ' 00:00:00') AS occurred_at, NULL AS person,
    channel, channel_ga4, way_source, campaign_id, campaign, keyword,
    NULL AS share_nano, amount, NULL AS total
FROM cell
ORDER BY day DESC, id, amount
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
