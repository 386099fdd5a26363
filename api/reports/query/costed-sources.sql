-- Every source that cost data has told of up to a day, with the first day of it.
SELECT ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, ifNull(t.source, '') AS source, toString(min(facts.first)) AS first_day
FROM
(
    SELECT traffic, min(day) AS first
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE day <= {to:Date}
    GROUP BY traffic
) AS facts
LEFT JOIN (SELECT traffic, channel, source FROM traffic FINAL) AS t ON t.traffic = facts.traffic
GROUP BY channel, source
