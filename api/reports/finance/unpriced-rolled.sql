-- The same as `unpriced.sql` from what is rolled up.
SELECT toString(toStartOfMonth(d.day)) AS month, d.channel AS channel, d.source AS source
FROM channel_days AS d
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64} AND basis = 'own' AND paid
  AND day BETWEEN {from:Date} AND {to:Date}
GROUP BY month, channel, source
HAVING sum(d.visits) > 0 OR sum(d.calls) > 0
ORDER BY month, channel, source
