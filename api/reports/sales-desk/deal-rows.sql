-- One page of the deals behind a figure, the newest first, with their sums.
SELECT entity_id AS id, source, label, toString(items.day) AS day, name, intDiv(amount, 10000) AS money, count() OVER () AS all_rows,
    sum(ifNull(intDiv(amount, 10000), 0)) OVER () AS all_money, sum(isNull(amount)) OVER () AS unknown
FROM items
WHERE has(counts_as, {measure:String}) AND ({name:String} = '' OR name = {name:String})
ORDER BY items.day DESC, id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
