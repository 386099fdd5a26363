-- Continues `flows` of everything: about how many facts each day has, so that they are read in parts that fit into memory.
SELECT toString(day) AS day, toUInt32(sum(found)) AS facts
FROM
(
    SELECT day, count() AS found FROM flows WHERE day BETWEEN {from:Date} AND {to:Date} GROUP BY day
    UNION ALL
    SELECT day, count() FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE day BETWEEN {from:Date} AND {to:Date}
    GROUP BY day
)
GROUP BY day
ORDER BY day
