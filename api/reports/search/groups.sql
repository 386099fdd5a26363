-- One row a name, in each of the two periods; what keywords cost is asked of the later one alone.
SELECT coalesce(nullIf(found.name, ''), nullIf(bought.name, ''), '') AS name, found.kinds AS kinds, bought.kinds AS paid_kinds,
    found.in_period AS in_period, found.rows AS rows, found.impressions AS impressions, found.clicks AS clicks,
    found.placed AS placed, found.position_sum AS position_sum, found.named_clicks AS named_clicks,
    found.brand_clicks AS brand_clicks, found.previous_impressions AS previous_impressions,
    found.previous_clicks AS previous_clicks, bought.rows AS paid_rows, bought.impressions AS paid_impressions,
    bought.clicks AS paid_clicks, intDiv(bought.cost, 10000) AS paid_cost, bought.unknown AS paid_unknown
FROM
(
    SELECT name, groupUniqArrayIf(query_kind, day BETWEEN {from:Date} AND {to:Date}) AS kinds, count() AS rows,
        countIf(day BETWEEN {from:Date} AND {to:Date}) AS in_period,
        sumIf(organic.impressions, day BETWEEN {from:Date} AND {to:Date}) AS impressions,
        sumIf(organic.clicks, day BETWEEN {from:Date} AND {to:Date}) AS clicks,
        sumIf(organic.impressions, has_position AND day BETWEEN {from:Date} AND {to:Date}) AS placed,
        sumIf(organic.position_sum, has_position AND day BETWEEN {from:Date} AND {to:Date}) AS position_sum,
        sumIf(organic.clicks, query_kind != 'withheld' AND day BETWEEN {from:Date} AND {to:Date}) AS named_clicks,
        sumIf(organic.clicks, query_kind = 'brand' AND day BETWEEN {from:Date} AND {to:Date}) AS brand_clicks,
        sumIf(organic.impressions, day BETWEEN {previous_from:Date} AND {previous_to:Date}) AS previous_impressions,
        sumIf(organic.clicks, day BETWEEN {previous_from:Date} AND {previous_to:Date}) AS previous_clicks
    FROM organic
    WHERE day BETWEEN {from:Date} AND {to:Date} OR day BETWEEN {previous_from:Date} AND {previous_to:Date}
    GROUP BY name
) AS found
FULL JOIN
(
    SELECT name, groupUniqArray(query_kind) AS kinds, count() AS rows, sum(paid.impressions) AS impressions,
        sum(paid.clicks) AS clicks, sum(ifNull(cost_base, 0)) AS cost, countIf(isNull(cost_base)) AS unknown
    FROM paid WHERE day BETWEEN {from:Date} AND {to:Date}
    GROUP BY name
) AS bought ON bought.name = found.name
