-- One page of the days on which nothing of a product was left, the newest first, with their number.
SELECT sku, toString(day) AS day, available, incoming, count() OVER () AS all_rows
FROM levels
WHERE available <= 0 AND ({sku:String} = '' OR sku = {sku:String})
ORDER BY day DESC, sku
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
