-- Paths in one order, so that the same state gives the same bytes. Counts as numbers that JavaScript counts with.
SELECT arrayMap(step -> toUInt32(step), steps) AS path_steps,
    toFloat64(conversions) AS converted_journeys, toFloat64(nulls) AS missed_journeys,
    toInt64(revenue) AS revenue, toFloat64(revenue_unknown) AS revenue_unknown,
    toInt64(margin) AS margin, toFloat64(margin_unknown) AS margin_unknown
FROM paths
ORDER BY path_steps
