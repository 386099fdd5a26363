-- Continues `latest` of levels of stock, products and orders: one row a product and day of the period on which its level
-- was told, with what was sold of it and what the ads of its pages cost on that day.
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
)
