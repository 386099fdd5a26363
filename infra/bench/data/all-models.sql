-- Conversions (in billionths) and revenue of each way under every rule model, in one pass: a total is cut at the
-- bounds as the view `credit` cuts it. A rule that chooses one touch gives it the whole.
SELECT count() AS ways, sum(cityHash64(*)) AS digest
FROM
(
    WITH
        (total, part) -> toInt64(floor(total * part + 0.5)) AS cut,
        (total, lower, upper) -> (cut(total, upper) - cut(total, lower)) AS credited,
        intDiv(ifNull(revenue_base, 0), 10000) AS revenue
    SELECT way,
        countIf(first_upto = 1) * 1000000000 AS first_share, sumIf(revenue, first_upto = 1) AS first_revenue,
        countIf(last_upto = 1) * 1000000000 AS last_share, sumIf(revenue, last_upto = 1) AS last_revenue,
        countIf(first_non_direct_upto = 1) * 1000000000 AS first_non_direct_share, sumIf(revenue, first_non_direct_upto = 1) AS first_non_direct_revenue,
        countIf(last_non_direct_upto = 1) * 1000000000 AS last_non_direct_share, sumIf(revenue, last_non_direct_upto = 1) AS last_non_direct_revenue,
        countIf(first_paid_upto = 1) * 1000000000 AS first_paid_share, sumIf(revenue, first_paid_upto = 1) AS first_paid_revenue,
        countIf(last_paid_upto = 1) * 1000000000 AS last_paid_share, sumIf(revenue, last_paid_upto = 1) AS last_paid_revenue,
        sum(credited(1000000000, linear_from, linear_upto)) AS linear_share,
        sum(credited(revenue, linear_from, linear_upto)) AS linear_revenue,
        sum(credited(1000000000, linear_unique_from, linear_unique_upto)) AS linear_unique_share,
        sum(credited(revenue, linear_unique_from, linear_unique_upto)) AS linear_unique_revenue,
        sum(credited(1000000000, position_based_from, position_based_upto)) AS position_based_share,
        sum(credited(revenue, position_based_from, position_based_upto)) AS position_based_revenue,
        sum(credited(1000000000, j_shaped_from, j_shaped_upto)) AS j_shaped_share,
        sum(credited(revenue, j_shaped_from, j_shaped_upto)) AS j_shaped_revenue,
        sum(credited(1000000000, inverse_j_from, inverse_j_upto)) AS inverse_j_share,
        sum(credited(revenue, inverse_j_from, inverse_j_upto)) AS inverse_j_revenue,
        sum(credited(1000000000, custom_from, custom_upto)) AS custom_share,
        sum(credited(revenue, custom_from, custom_upto)) AS custom_revenue,
        sum(credited(1000000000, w_shaped_from, w_shaped_upto)) AS w_shaped_share,
        sum(credited(revenue, w_shaped_from, w_shaped_upto)) AS w_shaped_revenue,
        sum(credited(1000000000, full_path_from, full_path_upto)) AS full_path_share,
        sum(credited(revenue, full_path_from, full_path_upto)) AS full_path_revenue,
        sum(credited(1000000000, time_decay_from, time_decay_upto)) AS time_decay_share,
        sum(credited(revenue, time_decay_from, time_decay_upto)) AS time_decay_revenue,
        sum(credited(1000000000, participation_from, participation_upto)) AS participation_share,
        sum(credited(revenue, participation_from, participation_upto)) AS participation_revenue
    FROM journey_bounds(generation = {generation:UInt32}, revision = {revision:UInt64}, custom = {custom:Array(Float64)})
    GROUP BY way
)
