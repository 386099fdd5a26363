-- One page of the sales behind a figure, the newest first, with their number.
SELECT toString(conversion_id) AS conversion, kind, label, toString(items.day) AS day, request, review_days, count() OVER () AS all_rows
FROM items
WHERE has(counts_as, {measure:String}) AND ({name:Nullable(String)} IS NULL OR request = {name:Nullable(String)})
ORDER BY sold_at DESC, conversion_id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
