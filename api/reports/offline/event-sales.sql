-- One page of the sales after an event, the newest first, with the sums over all of them.
SELECT toString(conversion_id) AS conversion, kind, label, source, toString(after.day) AS day, event, revenue, margin,
    count() OVER () AS all_rows, sum(ifNull(revenue, 0)) OVER () AS all_revenue, sum(isNull(revenue)) OVER () AS unknown_revenue,
    sum(ifNull(margin, 0)) OVER () AS all_margin, sum(isNull(margin)) OVER () AS unknown_margin
FROM after
WHERE {name:Nullable(String)} IS NULL OR event = {name:Nullable(String)}
ORDER BY after.day DESC, conversion
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
