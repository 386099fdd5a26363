-- One page of the sales behind a figure, the newest first, with the sums over all of them.
SELECT toString(conversion_id) AS conversion, kind, label, source, toString(day) AS day, campaign, revenue, margin,
    count() OVER () AS all_rows, sum(ifNull(revenue, 0)) OVER () AS all_revenue, sum(ifNull(margin, 0)) OVER () AS all_margin,
    sum(isNull(revenue)) OVER () AS unknown_revenue, sum(isNull(margin)) OVER () AS unknown_margin
FROM sales
WHERE {name:String} = '' OR name = {name:String}
ORDER BY day DESC, conversion_id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
