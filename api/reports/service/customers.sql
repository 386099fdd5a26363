-- One page of the new customers behind a figure, the newest first, with their number.
SELECT toString(items.customer) AS customer, toString(first_day) AS day, value_days, count() OVER () AS all_rows
FROM items
WHERE has(counts_as, {measure:String}) AND ({name:Nullable(String)} IS NULL OR name = {name:Nullable(String)})
ORDER BY first_day DESC, items.customer
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
