-- Journeys with the same path together. Money in whole hundredths, as far as it is known.
SELECT steps, named(steps) AS path, conversions, nulls, median_days, revenue, revenue_unknown, margin, margin_unknown
FROM
(
    SELECT steps,
        countIf(has_converted) AS conversions,
        countIf(NOT has_converted) AS nulls,
        quantileExactInclusive(0.5)(days) AS median_days,
        intDiv(sum(ifNull(revenue_base, 0)), 10000) AS revenue,
        countIf(has_converted AND revenue_base IS NULL) AS revenue_unknown,
        intDiv(sum(ifNull(margin_base, 0)), 10000) AS margin,
        countIf(has_converted AND margin_base IS NULL) AS margin_unknown
    FROM
    (
        SELECT transformed(touched) AS steps, true AS has_converted, days, revenue_base, margin_base FROM converted
        UNION ALL
        SELECT transformed(touched), false, NULL, NULL, NULL FROM missed
    )
    GROUP BY steps
)
