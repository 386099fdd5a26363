SELECT toFloat64(count()) AS events, toFloat64(countIf(type IN {sales:Array(String)})) AS sales
FROM events
WHERE occurred_at < fromUnixTimestamp64Micro({before:Int64}, 'UTC') AND type != 'consent'
