-- Continues `credit` of a rule that no channel decides. What ways of coming brought and cost, by month: visits and costs
-- of their day, leads of theirs, sales of the day of payment.
SELECT toString(way_) AS traffic, formatDateTime(day_, '%Y-%m') AS month,
    sum(visits_) AS visits, sum(leads_) AS leads, sum(sales_) AS sales,
    sum(revenue_) AS revenue, sum(revenue_unknown_) AS revenue_unknown,
    sum(cost_) AS cost, sum(cost_unknown_) AS cost_unknown
FROM
(
    SELECT traffic AS way_, day AS day_, toInt64(sum(visits)) AS visits_, toInt64(0) AS leads_, toInt64(0) AS sales_,
        toInt64(0) AS revenue_, toInt64(0) AS revenue_unknown_, toInt64(0) AS cost_, toInt64(0) AS cost_unknown_
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE {every_way:Bool} OR toString(traffic) IN ({ways:Array(String)})
    GROUP BY way_, day_
    UNION ALL
    SELECT traffic, if(kind = 'lead', lead_day, payment_day), 0, toInt64(sumIf(share_nano, kind = 'lead')),
        toInt64(sumIf(share_nano, kind != 'lead')), toInt64(sumIf(ifNull(revenue_base, 0), kind != 'lead')),
        toInt64(countIf(revenue_base IS NULL AND kind != 'lead')), 0, 0
    FROM credit
    WHERE touch_id != 0 AND kind IN ('lead', 'deal', 'order')
      AND ({every_way:Bool} OR toString(traffic) IN ({ways:Array(String)}))
    GROUP BY traffic, if(kind = 'lead', lead_day, payment_day)
    UNION ALL
    SELECT traffic, day, 0, 0, 0, 0, 0, toInt64(sum(ifNull(cost_base, 0))), toInt64(countIf(cost_base IS NULL))
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE {every_way:Bool} OR toString(traffic) IN ({ways:Array(String)})
    GROUP BY traffic, day
)
GROUP BY traffic, month
