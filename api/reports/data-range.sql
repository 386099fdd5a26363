-- Conversions without a payment carry no payment day (1970-01-01), which is no day with data.
SELECT min(first) AS `from`, max(last) AS `to`
FROM
(
    SELECT minOrNull(day) AS first, maxOrNull(day) AS last
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
    UNION ALL
    SELECT minOrNull(day), maxOrNull(day)
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
    UNION ALL
    SELECT minOrNull(day), maxOrNull(day)
    FROM
    (
        SELECT if(kind = 'lead', lead_day, payment_day) AS day
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE day > '1970-01-01'
    )
)
