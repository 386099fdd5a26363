-- Continues `latest` of orders, products and refunds: one row a line of a paid order of the period. Its cost is what the
-- order says, else what the list of goods says of the product now.
, goods AS
(
    SELECT sku, argMax(goods_name, key) AS goods_name, argMax(goods_category, key) AS goods_category, argMax(unit_cost, key) AS unit_cost,
        argMax(goods_currency, key) AS goods_currency
    FROM
    (
        SELECT key, if(fields['sku'] = '', entity_id, fields['sku']) AS sku, fields['name'] AS goods_name, fields['category'] AS goods_category,
            toInt64OrNull(fields['costMicros']) AS unit_cost, fields['currency'] AS goods_currency
        FROM latest WHERE type = 'product'
    )
    GROUP BY sku
),
paid AS
(
    SELECT key, source, account, entity_id, fields['number'] AS number, fields['currency'] AS currency, fields['lines'] AS told_lines,
        toDate(fromUnixTimestamp64Micro(toInt64OrZero(fields['paidAt']), 'UTC'), {timezone:String}) AS day
    FROM latest
    WHERE type = 'order' AND fields['paidAt'] != '' AND fields['status'] != 'cancelled'
      AND toDate(fromUnixTimestamp64Micro(toInt64OrZero(fields['paidAt']), 'UTC'), {timezone:String}) BETWEEN {from:Date} AND {to:Date}
),
read AS
(
    SELECT key, source, entity_id, number, currency, day, position,
        JSONExtract(line, 'Tuple(sku String, product String, name String, category String, isGiftCard Bool)') AS told,
        toInt64OrNull(JSONExtractRaw(line, 'quantity')) AS units, toInt64OrNull(JSONExtractRaw(line, 'keptQuantity')) AS kept,
        toInt64OrNull(JSONExtractRaw(line, 'netMicros')) AS net, toInt64OrNull(JSONExtractRaw(line, 'discountMicros')) AS discount,
        toInt64OrNull(JSONExtractRaw(line, 'costMicros')) AS told_cost
    FROM paid
    ARRAY JOIN JSONExtractArrayRaw(told_lines) AS line, arrayEnumerate(JSONExtractArrayRaw(told_lines)) AS position
    WHERE told_lines != ''
),
lines AS
(
    SELECT read.key AS order_key, position, entity_id, source, if(number = '', entity_id, number) AS label, day,
        multiIf(told.sku != '', told.sku, told.product != '', told.product, told.name) AS product,
        if(goods_name != '', goods_name, told.name) AS product_name,
        if(told.category != '', told.category, goods_category) AS category,
        if({by:String} = 'category', if(category = '', 'not_told', category), product) AS name,
        units / 1000000 AS units_sold, ifNull(kept, units) / 1000000 AS units_kept,
        -- Money in the base currency alone; that of another is not known here.
        if(currency = {currency:String}, intDiv(net, 10000), NULL) AS revenue,
        if(currency = {currency:String}, intDiv(discount, 10000), NULL) AS discounts,
        if(net = 0 OR units = 0, revenue, toInt64(revenue * ifNull(kept, units) / units)) AS kept_revenue,
        intDiv(multiIf(isNotNull(told_cost) AND currency = {currency:String}, toInt64(told_cost * ifNull(kept, units) / nullIf(units, 0)),
            goods_currency = {currency:String}, toInt64(unit_cost * ifNull(kept, units) / 1000000), NULL), 10000) AS cost,
        kept_revenue - cost AS margin
    FROM read LEFT JOIN goods ON goods.sku = told.sku
    WHERE NOT told.isGiftCard
)
