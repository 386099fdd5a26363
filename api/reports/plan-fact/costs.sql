-- Continues `spend`: what each campaign cost in each month, with the platform's counters.
SELECT toString(toStartOfMonth(day)) AS month, channel, way_source AS source, campaign_id, campaign, '' AS name_day,
    sum(ifNull(net, 0)) AS budget, sum(ifNull(cost, 0)) AS spent, countIf(net IS NULL) AS cost_unknown, count() AS cost_rows,
    sum(impressions) AS shown, sum(clicks) AS clicked
FROM spend
WHERE day BETWEEN {from:Date} AND {to:Date}
GROUP BY month, channel, source, campaign_id, campaign
