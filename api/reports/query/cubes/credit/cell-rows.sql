SELECT
    v.kind AS type, v.native_id AS id, v.label AS label, v.source AS source, v.at AS occurred_at,
    toString(v.owner) AS person, toString(v.conversion_id) AS conversion,
    cell.channel AS channel, cell.channel_ga4 AS channel_ga4, cell.way_source AS way_source,
    cell.campaign_id AS campaign_id, cell.campaign AS campaign, cell.keyword AS keyword, cell.name_day AS name_day,
    cell.share_nano AS share_nano,
    cell.amount AS amount,
    multiIf({measure:String} IN ('revenue', 'new_revenue'), v.revenue_base, {measure:String} = 'margin', v.margin_base, 1000000000) AS total
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) AS v
INNER JOIN cell ON cell.owner = v.owner AND cell.conversion_id = v.conversion_id
ORDER BY v.at DESC, v.conversion_id, cell.touch_id
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
