-- Beginning of a statement about the money of sales: each sale once, whole, whatever led to it.
WITH parts AS
(
    SELECT owner, conversion_id, toUInt64(0) AS touch_id, toUInt64(0) AS traffic, toUInt64(0) AS way, toDate('1970-01-01') AS touch_day,
        toFloat64(0) AS since, toFloat64(1) AS upto, toInt64(1000000000) AS share_nano,
        kind, label, source, native_id, lead_day, payment_day, revenue_base, margin_base, refunds,
        NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01' AS is_sale
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND /* which */
)
