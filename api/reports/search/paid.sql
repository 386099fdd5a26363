-- One page of what keywords cost behind a figure, the newest first, with the sums over all of it.
SELECT toString(paid.day) AS day, source, campaign, told_keyword AS keyword, paid.impressions AS impressions, paid.clicks AS clicks,
    intDiv(cost_base, 10000) AS cost, count() OVER () AS all_rows, sum(paid.impressions) OVER () AS all_impressions,
    sum(paid.clicks) OVER () AS all_clicks, intDiv(sum(ifNull(cost_base, 0)) OVER (), 10000) AS all_cost,
    sum(isNull(cost_base)) OVER () AS all_unknown
FROM paid
WHERE paid.day BETWEEN {from:Date} AND {to:Date} AND ({name:Nullable(String)} IS NULL OR name = {name:Nullable(String)})
ORDER BY paid.day DESC, cost DESC, source, campaign, keyword
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
