-- What each sign found by campaign, and what the campaign cost.
SELECT signal, found.channel AS channel, found.campaign AS campaign, examined, suspicious, units, suspicious_units, revenue, unknown_revenue,
    costs.rows > 0 AS has_cost, costs.cost AS cost, costs.unknown AS unknown_cost
FROM
(
    SELECT signal, items.channel AS channel, min(shown_campaign) AS campaign, lowerUTF8(shown_campaign) AS campaign_key, count() AS examined, countIf(is_found) AS suspicious,
        uniqExact(unit) AS units, uniqExactIf(unit, is_found) AS suspicious_units,
        sumIf(ifNull(items.revenue, 0), is_found) AS revenue, countIf(is_found AND isNull(items.revenue)) AS unknown_revenue
    FROM items
    GROUP BY signal, channel, campaign_key
) AS found
LEFT JOIN
(
    SELECT known.channel AS channel, lowerUTF8(multiIf(by_id.name != '', by_id.name, by_name.name != '', by_name.name, cost.campaign != '', cost.campaign, cost.campaign_id)) AS campaign_key,
        count() AS rows, sum(intDiv(ifNull(cost_base, 0), 10000)) AS cost, countIf(isNull(cost_base)) AS unknown
    FROM
    (
        SELECT traffic, toString(campaign) AS campaign, toString(campaign_id) AS campaign_id, cost_base
        FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) WHERE day BETWEEN {from:Date} AND {to:Date}
    ) AS cost
    INNER JOIN known ON known.traffic = cost.traffic
    LEFT JOIN renamed AS by_id ON by_id.origin = known.origin AND by_id.spelling = cost.campaign_id
    LEFT JOIN renamed AS by_name ON by_name.origin = known.origin AND by_name.spelling = lowerUTF8(cost.campaign)
    GROUP BY channel, campaign_key
) AS costs ON costs.channel = found.channel AND costs.campaign_key = found.campaign_key
ORDER BY signal, channel, campaign
