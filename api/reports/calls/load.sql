-- Visits of the busiest hour of the day on an average day of the period: so many ask for a number of the pool.
SELECT max(visits) / (dateDiff('day', {from:Date}, {to:Date}) + 1) AS visits_an_hour
FROM
(
    SELECT toHour(at, {timezone:String}) AS hour, count() AS visits
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE day BETWEEN {from:Date} AND {to:Date} AND kind = 'visit'
    GROUP BY hour
)
