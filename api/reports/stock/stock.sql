-- Continues `latest` of levels of stock, products and orders: one row a product whose level is told, with what was sold of it
-- in the period (by the day of payment) and what paid orders still wait for.
, levels AS
(
    SELECT sku, day, sum(available) AS available, sum(incoming) AS incoming
    FROM
    (
        SELECT if(fields['sku'] != '', fields['sku'], fields['product']) AS sku,
            toDate(fromUnixTimestamp64Micro(toInt64OrZero(fields['asOf']), 'UTC'), {timezone:String}) AS day,
            toInt64OrZero(fields['available']) / 1000000 AS available, toInt64OrZero(fields['incoming']) / 1000000 AS incoming
        FROM latest WHERE type = 'stock_level' AND fields['available'] != ''
    )
    WHERE day BETWEEN {from:Date} AND {to:Date}
    GROUP BY sku, day
),
goods AS
(
    SELECT if(fields['sku'] = '', entity_id, fields['sku']) AS sku, argMax(fields['name'], key) AS title
    FROM latest WHERE type = 'product' GROUP BY sku
),
ordered AS
(
    SELECT entity_id, if(fields['number'] = '', entity_id, fields['number']) AS label, source,
        toDate(fromUnixTimestamp64Micro(toInt64OrZero(fields['paidAt']), 'UTC'), {timezone:String}) AS day,
        fields['status'] IN ('paid', 'part_paid') AND fields['shippedAt'] = '' AND fields['channel'] != 'pos' AS waits,
        JSONExtractString(line, 'sku') AS sku, toInt64OrZero(JSONExtractRaw(line, 'quantity')) / 1000000 AS units,
        toInt64OrZero(JSONExtractRaw(line, 'keptQuantity')) / 1000000 AS kept, toInt64OrZero(JSONExtractRaw(line, 'netMicros')) AS net
    FROM latest
    ARRAY JOIN JSONExtractArrayRaw(fields['lines']) AS line
    WHERE type = 'order' AND fields['paidAt'] != '' AND fields['status'] NOT IN ('cancelled', 'returned')
      AND day BETWEEN {from:Date} - 60 AND {to:Date}
)
