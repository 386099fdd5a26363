-- What each channel cost by day of the week in the eight weeks that end with a day: how spend is paced.
SELECT ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, toDayOfWeek(c.day) AS weekday, sum(ifNull(c.cost_base, 0)) AS cost
FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
LEFT JOIN (SELECT traffic, channel FROM traffic FINAL) AS t ON t.traffic = c.traffic
WHERE c.day BETWEEN {from:Date} AND {to:Date}
GROUP BY channel, weekday
