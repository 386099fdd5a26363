-- One page of the reviews behind a figure, the newest first, with their number.
SELECT entity_id AS id, source, toString(items.day) AS day, platform, branch, product, stars, sentiment, method, reply_hours, text,
    count() OVER () AS all_rows
FROM items
WHERE NOT is_previous AND NOT is_removed AND has(counts_as, {measure:String})
  AND ({name:Nullable(String)} IS NULL OR name = {name:Nullable(String)})
ORDER BY created_us DESC, key
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
