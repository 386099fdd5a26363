-- Every source that cost data has ever told of, up to the end of the period.
SELECT channel, source
FROM channel_days
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64}
  AND basis = 'own' AND day <= {to:Date}
GROUP BY channel, source, day
HAVING sum(cost_rows) > 0
