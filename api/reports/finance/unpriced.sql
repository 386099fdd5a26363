-- Sources whose visits or calls of each month were paid for. Whether anything says what they cost is asked of all cost data.
SELECT toString(toStartOfMonth(day)) AS month, channel, source
FROM
(
    SELECT p.day AS day, ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, ifNull(t.source, '') AS source
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS p
    INNER JOIN (SELECT traffic, channel, source FROM traffic FINAL WHERE paid) AS t ON t.traffic = p.traffic
    WHERE p.day BETWEEN {from:Date} AND {to:Date} AND (p.visits > 0 OR p.calls > 0)
)
GROUP BY month, channel, source
ORDER BY month, channel, source
