-- One page of the carts behind a figure, the newest first, with the sums over all of them.
SELECT toString(day) AS day, lower(hex(person)) AS visitor, name, is_bought, if(is_bought, toString(conversion_id), '') AS conversion, revenue, margin,
    count() OVER () AS all_rows, sum(ifNull(revenue, 0)) OVER () AS all_revenue, sum(ifNull(margin, 0)) OVER () AS all_margin,
    sum(isNull(revenue)) OVER () AS unknown_revenue, sum(isNull(margin)) OVER () AS unknown_margin
FROM carts
WHERE ({name:String} = '' OR name = {name:String}) AND ({measure:String} = 'carts' OR is_bought)
ORDER BY carts.day DESC, visitor
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
