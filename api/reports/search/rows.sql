-- One page of what search engines tell behind a figure, the newest first, with the sums over all of it.
SELECT toString(organic.day) AS day, source, property, told_query AS query, page, device, country, organic.impressions AS impressions,
    organic.clicks AS clicks, if(has_position AND organic.impressions > 0, position_sum / organic.impressions, NULL) AS position,
    count() OVER () AS all_rows, sum(organic.impressions) OVER () AS all_impressions, sum(organic.clicks) OVER () AS all_clicks
FROM organic
WHERE organic.day BETWEEN {from:Date} AND {to:Date} AND ({name:Nullable(String)} IS NULL OR name = {name:Nullable(String)})
ORDER BY organic.day DESC, organic.clicks DESC, organic.impressions DESC, property, query, page, device, country, source
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
