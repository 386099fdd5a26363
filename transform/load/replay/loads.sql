-- Loads of a partition that hold a delivery of the asked range, each as a whole.
SELECT toString(load) AS number, toFloat64(min(offset)) AS first, toFloat64(max(offset)) AS last,
    toFloat64(count()) AS records, toFloat64(sum(bytes)) AS size,
    toFloat64(toUnixTimestamp64Micro(min(received_at))) AS oldest,
    toString(argMin(id, offset)) AS first_id, toString(argMax(id, offset)) AS last_id
FROM deliveries FINAL
WHERE partition = {partition:UInt32} AND offset < {until:UInt64}
GROUP BY load
HAVING countIf(toUnixTimestamp64Micro(received_at) >= {from:Int64} AND toUnixTimestamp64Micro(received_at) < {to:Int64}
    AND (empty({source:String}) OR source = {source:String})) > 0
ORDER BY first
