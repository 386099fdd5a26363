-- Media cost and the platform's counters, by their day and its month.
INSERT INTO way_days
    (generation, epoch, revision, grain, basis, day, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword,
    cost, cost_unknown, cost_rows, impressions, clicks)
SELECT {generation:UInt32}, {epoch:UInt32}, {revision:UInt64}, grain, 'own', if(grain = 'day', day, toStartOfMonth(day)) AS day_,
    channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword,
    sum(cost), sum(cost_unknown), sum(cost_rows), sum(impressions), sum(clicks)
FROM
(
    SELECT c.*, ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, ifNull(t.source, '') AS source
    FROM
    (
        SELECT day, traffic, campaign_id, campaign, ad_group_id, ad_group, keyword,
            sum(sign * ifNull(cost_base, 0)) AS cost, sum(sign * isNull(cost_base)) AS cost_unknown, sum(sign) AS cost_rows,
            sum(sign * toInt64(cost_day_changes.impressions)) AS impressions, sum(sign * toInt64(cost_day_changes.clicks)) AS clicks
        FROM cost_day_changes
        GROUP BY day, traffic, campaign_id, campaign, ad_group_id, ad_group, keyword
        HAVING cost != 0 OR cost_unknown != 0 OR cost_rows != 0 OR impressions != 0 OR clicks != 0
    ) AS c
    LEFT JOIN (SELECT traffic, channel, source FROM traffic FINAL) AS t ON t.traffic = c.traffic
)
ARRAY JOIN ['day', 'month'] AS grain
GROUP BY grain, day_, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword
