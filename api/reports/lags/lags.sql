-- How many days passed from the first touch to each stage, and how many touches it took: one row a stage.
-- A stage that is not known, or that came before the first touch, is left out. Conversions that no
-- touch can claim have no journey to measure.
SELECT stage,
    count() AS conversions,
    sumForEach(arrayMap((lower, upper) -> toUInt64(amount >= lower AND amount < upper), edges, arrayPushBack(arrayPopFront(edges), inf))) AS counts,
    quantilesExactInclusive(0.5, 0.75, 0.9, 0.95)(amount) AS quantiles,
    -- The smallest amount that 19 of 20 do not exceed.
    arraySort(groupArrayIf(amount, stage = 'conversion'))[intDiv(count() * 95 + 99, 100)] AS enough,
    countIf(stage = 'conversion' AND amount >= 0.9 * {lookback_days:Float64}) AS late
FROM
(
    SELECT measured.1 AS stage, assumeNotNull(measured.2) AS amount,
        if(stage = 'touches', {touch_edges:Array(Float64)}, {day_edges:Array(Float64)}) AS edges
    FROM
    (
        SELECT arrayJoin([
            -- An order without a lead before it carries its own time as the lead's.
            -- A goal is no step towards a sale and has none before it.
            ('lead', if(startsWith(kind, 'goal:') OR kind = 'order' AND lead_at = opportunity_at, NULL, lead_us - first_us) / 86400000000),
            ('deal', if(kind NOT IN ('deal', 'order'), NULL, opportunity_us - first_us) / 86400000000),
            -- Of payment only the day is known.
            ('payment', if(kind NOT IN ('deal', 'order'), NULL, toFloat64(payment_day - first_day))),
            ('conversion', days),
            ('touches', toFloat64(length(touched)))
        ]) AS measured
        FROM
        (
            SELECT *, toUnixTimestamp64Micro(first_at) AS first_us, toUnixTimestamp64Micro(lead_at) AS lead_us,
                toUnixTimestamp64Micro(opportunity_at) AS opportunity_us
            FROM converted
            WHERE notEmpty(touched)
        )
    )
    WHERE measured.2 >= 0
)
GROUP BY stage, edges
