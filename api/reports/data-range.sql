-- Touches and costs are stored by day, so their ends are found without reading what lies between.
-- A conversion that has no such day carries 1970-01-01, which is no day with data.
SELECT min(day) AS `from`, max(day) AS `to`
FROM
(
    SELECT toNullable(day) AS day FROM
    (
        SELECT day FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
        ORDER BY day LIMIT 1
    )
    UNION ALL
    SELECT day FROM
    (
        SELECT day FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
        ORDER BY day DESC LIMIT 1
    )
    UNION ALL
    SELECT day FROM
    (
        SELECT day FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
        ORDER BY day LIMIT 1
    )
    UNION ALL
    SELECT day FROM
    (
        SELECT day FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
        ORDER BY day DESC LIMIT 1
    )
    UNION ALL
    SELECT arrayJoin([earliest, latest]) AS day FROM
    (
        SELECT
            minOrNull(if(kind = 'lead', lead_day, payment_day)) AS earliest,
            maxOrNull(if(kind = 'lead', lead_day, payment_day)) AS latest
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('lead', 'deal', 'order') AND if(kind = 'lead', lead_day, payment_day) > '1970-01-01'
    )
)
