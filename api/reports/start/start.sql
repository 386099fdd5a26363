-- What there is of what a first report needs: visits, sales that they led to, costs.
SELECT
    touches.visits AS visits,
    sold.leads AS leads,
    sold.sales AS sales,
    met.sales AS sales_with_visit,
    sold.with_margin AS sales_with_margin,
    costs.campaigns AS campaigns_with_cost
FROM
(
    SELECT toFloat64(sum(visits)) AS visits
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
) AS touches,
(
    SELECT
        toFloat64(countIf(kind = 'lead')) AS leads,
        toFloat64(countIf(kind IN ('deal', 'order'))) AS sales,
        toFloat64(countIf(kind IN ('deal', 'order') AND margin_base IS NOT NULL)) AS with_margin
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
) AS sold,
(
    SELECT toFloat64(uniqExact(conversion_id)) AS sales
    FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('deal', 'order') AND touch_id IN (
        SELECT touch_id
        FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE visits > 0
    )
) AS met,
(
    SELECT toFloat64(uniqExact(traffic, campaign_id, campaign)) AS campaigns
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE cost_micros > 0
) AS costs
