-- The last day that each source has told of: costs; and visits, leads and sales. A day after that of the state is a mistake.
SELECT tells AS kind, source, account, toString(max(last)) AS last_day
FROM
(
    SELECT 'cost' AS tells, source, account, max(day) AS last
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE day <= {as_of:Date}
    GROUP BY source, account
    UNION ALL
    SELECT 'sale' AS tells, source, account, max(day) AS last
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE day <= {as_of:Date}
    GROUP BY source, account
    UNION ALL
    SELECT 'sale' AS tells, source, account, max(arrayMax(arrayFilter(day -> day <= {as_of:Date}, [lead_day, deal_day, payment_day]))) AS last
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('lead', 'deal', 'order')
    GROUP BY source, account
)
GROUP BY tells, source, account
ORDER BY tells, source, account
