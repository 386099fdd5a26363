-- All sales of the period, offline or not.
SELECT count() AS sales, sum(ifNull(amount, 0)) AS revenue, countIf(isNull(amount)) AS unknown FROM
(
    SELECT intDiv(revenue_base, 10000) AS amount FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order')
      AND payment_day BETWEEN {from:Date} AND {to:Date}
)
