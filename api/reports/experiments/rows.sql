-- One page of the sales behind a figure, the newest first, with the sums over all of them.
SELECT toString(conversion_id) AS conversion, toString(kind) AS kind, label, source, toString(sold.day) AS day, region, amount,
    count() OVER () AS all_rows, sum(ifNull(amount, 0)) OVER () AS all_amount, countIf(isNull(amount)) OVER () AS all_unknown
FROM sold
WHERE (empty({regions:Array(String)}) OR has({regions:Array(String)}, region)) AND ({measure:String} = 'sales' OR is_credited)
ORDER BY sold.day DESC, conversion_id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
