-- The delays of sales under one rule, whose name stands in place of `rule`, from what is rolled up.
SELECT
    channel,
    sumMap([facts.delay], [facts.share]) AS by_delay,
    sumMap([facts.age], [facts.share]) AS by_age
FROM
(
    SELECT channel, toUInt32(greatest(payment_day - day, 0)) AS delay, toUInt32({measured_to:Date} - day) AS age, sum(rule_share) AS share
    FROM channel_delays
    WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64}
      AND basis = {basis:String} AND day BETWEEN {begun_from:Date} AND {measured_to:Date}
      AND payment_day BETWEEN {begun_from:Date} AND {measured_to:Date}
    GROUP BY channel, delay, age
    HAVING share != 0
) AS facts
GROUP BY channel
ORDER BY channel
