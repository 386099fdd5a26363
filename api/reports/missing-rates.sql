-- Currencies whose amounts are unknown in the base currency, with the first and last of their days.
SELECT currency, toString(min(day)) AS from, toString(max(day)) AS to, toFloat64(uniqExact(day)) AS days
FROM
(
    SELECT currency, day FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE isNull(cost_base) AND day BETWEEN {from:Date} AND {to:Date}
    UNION ALL
    SELECT currency, payment_day FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND isNull(revenue_base) AND payment_day BETWEEN {from:Date} AND {to:Date}
)
WHERE currency != {currency:String} AND currency != ''
GROUP BY currency
ORDER BY currency
