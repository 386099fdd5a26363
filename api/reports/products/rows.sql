-- One page of the lines behind a figure, the newest first, with the sums over all of them. Where orders are counted, one
-- line an order.
SELECT entity_id AS id, source, label, toString(day) AS day, product, product_name AS title, units_sold AS units, units_sold - units_kept AS returned,
    kept_revenue AS revenue, margin, count() OVER () AS all_rows, sum(units_sold) OVER () AS all_units,
    sum(units_sold - units_kept) OVER () AS all_returned, sum(ifNull(kept_revenue, 0)) OVER () AS all_revenue,
    sum(ifNull(margin, 0)) OVER () AS all_margin, sum(isNull(kept_revenue)) OVER () AS unknown_revenue, sum(isNull(margin)) OVER () AS unknown_margin
FROM
(
    SELECT * FROM lines
    WHERE ({name:String} = '' OR name = {name:String}) AND ({measure:String} != 'returned' OR units_sold != units_kept)
      AND ({with:String} = '' OR order_key IN (SELECT order_key FROM lines WHERE product = {with:String}))
    ORDER BY day, order_key, position
    LIMIT 1 BY order_key, if({measure:String} = 'orders', 0, position)
)
ORDER BY day DESC, id, product
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
