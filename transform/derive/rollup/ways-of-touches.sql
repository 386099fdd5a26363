-- Visits and calls by their own day and its month.
INSERT INTO way_days
    (generation, epoch, revision, grain, basis, day, paid, channel, source, campaign_id, campaign, ad_group, keyword, visits, calls)
SELECT {generation:UInt32}, {epoch:UInt32}, {revision:UInt64}, grain, 'own', if(grain = 'day', day, toStartOfMonth(day)) AS day_,
    paid, channel, source, campaign_id, campaign, ad_group, keyword, sum(visits), sum(calls)
FROM
(
    SELECT p.*, ifNull(t.paid, false) AS paid, ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, ifNull(t.source, '') AS source
    FROM
    (
        SELECT day, traffic, campaign_id, campaign, ad_group, keyword,
            sum(sign * toInt64(touchpoint_changes.visits)) AS visits, sum(sign * toInt64(touchpoint_changes.calls)) AS calls
        FROM touchpoint_changes
        WHERE touchpoint_changes.visits > 0 OR touchpoint_changes.calls > 0
        GROUP BY day, traffic, campaign_id, campaign, ad_group, keyword
        HAVING visits != 0 OR calls != 0
    ) AS p
    LEFT JOIN (SELECT traffic, channel, source, paid FROM traffic FINAL) AS t ON t.traffic = p.traffic
)
ARRAY JOIN ['day', 'month'] AS grain
GROUP BY grain, day_, paid, channel, source, campaign_id, campaign, ad_group, keyword
