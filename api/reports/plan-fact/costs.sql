-- What each campaign cost in each month, with the platform's counters.
SELECT toString(toStartOfMonth(c.day)) AS month, ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, ifNull(t.source, '') AS source,
    c.campaign_id AS campaign_id, c.campaign AS campaign, '' AS name_day,
    sum(ifNull(c.cost_base, 0)) AS cost, countIf(c.cost_base IS NULL) AS cost_unknown, count() AS cost_rows,
    sum(c.impressions) AS impressions, sum(c.clicks) AS clicks
FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
LEFT JOIN (SELECT traffic, channel, source FROM traffic FINAL) AS t ON t.traffic = c.traffic
WHERE c.day BETWEEN {from:Date} AND {to:Date}
GROUP BY month, channel, source, campaign_id, campaign
