-- A part of the customers with some scores, the most valuable first, those whose money is not known last.
SELECT id, toString(last) AS last_day, days, orders, known, unknown
FROM scored
WHERE has({scores:Array(UInt16)}, scores)
ORDER BY unknown > 0, if(unknown > 0, 0, known) DESC, id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
