-- Every source that cost data has told of, with the first day of it, from what is rolled up.
SELECT channel, source, toString(min(day)) AS first_day
FROM
(
    SELECT channel, source, day
    FROM channel_days
    WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64}
      AND basis = 'own'
    GROUP BY channel, source, day
    HAVING sum(cost_rows) > 0
)
GROUP BY channel, source
