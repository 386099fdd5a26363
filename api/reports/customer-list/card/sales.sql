-- One page of what the customer bought, the newest first, each with the sums over all of it. The first row always comes along,
-- so that the sums are known where the page is empty.
SELECT * FROM
(
    SELECT toString(conversion_id) AS conversion, kind, label, source, toString(payment_day) AS day,
        toString(intDiv(revenue_base, 10000)) AS revenue, toString(intDiv(margin_base, 10000)) AS margin,
        intDiv(arraySum(one -> ifNull(one.3, 0), refunds), 10000) AS refunded, arrayCount(one -> isNull(one.3), refunds) AS unknown_refunds,
        row_number() OVER (ORDER BY payment_day DESC, conversion_id) AS place, count() OVER () AS all_sales,
        sum(intDiv(ifNull(revenue_base, 0), 10000)) OVER () AS all_revenue, countIf(revenue_base IS NULL) OVER () AS all_unknown_revenue,
        sum(intDiv(ifNull(margin_base, 0), 10000)) OVER () AS all_margin, countIf(margin_base IS NULL) OVER () AS all_unknown_margin,
        sum(refunded) OVER () AS all_refunded, sum(unknown_refunds) OVER () AS all_unknown_refunded, sum(length(refunds)) OVER () AS all_refunds
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE owner = {customer:UInt64} AND kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order')
      AND payment_day > '1970-01-01' AND payment_day <= {as_of:Date}
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
