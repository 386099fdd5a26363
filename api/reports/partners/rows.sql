-- One page of the sales behind a figure, the newest first, with the sums over all of them.
SELECT toString(conversion_id) AS conversion, kind, label, source, toString(sales.day) AS day, partner, arrayStringConcat(used, ', ') AS coupon,
    revenue, margin, if(has_fee, fee, NULL) AS fee, count() OVER () AS all_rows, sum(ifNull(revenue, 0)) OVER () AS all_revenue,
    sum(isNull(revenue)) OVER () AS unknown_revenue, sum(ifNull(margin, 0)) OVER () AS all_margin, sum(isNull(margin)) OVER () AS unknown_margin
FROM sales
WHERE ({measure:String} != 'first_sales' OR is_first_purchase) AND ({name:Nullable(String)} IS NULL OR name = {name:Nullable(String)})
ORDER BY sales.day DESC, conversion
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
