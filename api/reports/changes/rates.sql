-- What a unit of each foreign currency came to, by the facts of two periods: of sales by currency, of costs by account and
-- currency too, because accounts differ in whether their amounts include VAT. `returned`: sales with a refund, in any currency.
SELECT fact AS kind, place, money AS currency,
    toString(sumIf(toInt128(base), is_before)) AS base_before, toString(sumIf(toInt128(own), is_before)) AS own_before,
    toString(sumIf(toInt128(base), is_now)) AS base_now, toString(sumIf(toInt128(own), is_now)) AS own_now,
    toString(sum(back)) AS returned
FROM
(
    SELECT 'sale' AS fact, '' AS place, currency AS money, ifNull(revenue_base, 0) AS base,
        if(isNull(revenue_base), 0, ifNull(revenue_micros, 0)) AS own, notEmpty(refunds) AS back,
        payment_day BETWEEN {compare_from:Date} AND {compare_to:Date} AS is_before,
        payment_day BETWEEN {from:Date} AND {to:Date} AS is_now
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    -- Whatever dates a sale, it is paid no earlier.
    WHERE kind IN ('order', 'deal') AND payment_day >= least({compare_from:Date}, {from:Date})
      AND ((currency != {currency:String} AND currency != '') OR back)
    UNION ALL
    SELECT 'cost', concat(source, '\x1f', account), currency, ifNull(cost_base, 0), if(isNull(cost_base), 0, cost_micros), false,
        day BETWEEN {compare_from:Date} AND {compare_to:Date}, day BETWEEN {from:Date} AND {to:Date}
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE currency != {currency:String} AND currency != ''
      AND (day BETWEEN {compare_from:Date} AND {compare_to:Date} OR day BETWEEN {from:Date} AND {to:Date})
)
GROUP BY fact, place, money
ORDER BY fact, place, money
