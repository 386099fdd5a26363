-- One page of the requests behind a figure, the newest first, with their number.
SELECT entity_id AS id, source, toString(items.day) AS day, topic, operator, response_minutes, hours, rating, count() OVER () AS all_rows
FROM items
WHERE has(counts_as, {measure:String}) AND ({name:Nullable(String)} IS NULL OR name = {name:Nullable(String)})
ORDER BY items.day DESC, key
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
