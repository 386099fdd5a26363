SELECT type, id, label, source, occurred_at, person, channel, channel_ga4, way_source, campaign_id, campaign, keyword, name_day,
    NULL AS share_nano, amount, NULL AS total
FROM cell
ORDER BY occurred_at DESC, touch_id
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
