-- The pool that lent most numbers in the period: how many it has shown, how many visitors were lent one in the busiest hour of
-- an average day, and how long each was theirs, from the first question of the page to the end of the hold after the last.
SELECT uniqExact(number) AS numbers, max(in_hour) / (dateDiff('day', {from:Date}, {to:Date}) + 1) AS visits_an_hour,
    sum(seconds) / sum(stays) / 60 AS minutes
FROM
(
    SELECT pool, number, hour, seconds, stays, sum(stays) OVER (PARTITION BY pool, hour) AS in_hour
    FROM
    (
        SELECT pool, number, toHour(began, {timezone:String}) AS hour, sum(held) AS seconds, count() AS stays
        FROM
        (
            SELECT pool, number, anchor, min(at) AS began, dateDiff('second', min(at), max(at)) + max(hold) AS held
            FROM
            (
                SELECT toString(variant) AS pool, toString(subject) AS number, anchor, occurred_at AS at,
                    toUInt32OrZero(properties['hold_seconds']) AS hold
                FROM events
                WHERE type = 'number_lease' AND properties['lease'] = 'pool' AND NOT is_test AND NOT is_bot
                  AND occurred_at >= toDateTime64({from:Date}, 6, 'UTC') - toIntervalDay(1)
                  AND occurred_at < toDateTime64({to:Date}, 6, 'UTC') + toIntervalDay(2)
                  AND toDate(occurred_at, {timezone:String}) BETWEEN {from:Date} AND {to:Date}
                LIMIT 1 BY id
            )
            GROUP BY pool, number, anchor, toDate(at, {timezone:String})
        )
        GROUP BY pool, number, hour
    )
)
GROUP BY pool
ORDER BY sum(stays) DESC, pool
LIMIT 1
