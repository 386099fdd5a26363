SELECT type, id, label, source, occurred_at, person, toString(conversion_id) AS conversion, '' AS channel, '' AS channel_ga4, '' AS way_source, '' AS campaign_id, '' AS campaign,
    '' AS keyword, NULL AS share_nano, amount, amount AS total
FROM cell
ORDER BY occurred_at DESC, conversion_id
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
