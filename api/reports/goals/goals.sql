-- How often each goal was reached: one row a goal and period, or with each channel that had a touch before it.
SELECT substring(kind, 6) AS goal, channel, is_now, uniqExact(reached.conversion_id) AS reached, uniqExact(reached.owner) AS people,
    sum(intDiv(ifNull(value, 0), 10000)) AS amount, countIf(value IS NULL) AS unknown
FROM
(
    SELECT DISTINCT toString(j.kind) AS kind, j.owner AS owner, j.conversion_id AS conversion_id, j.revenue_base AS value,
        j.payment_day BETWEEN {from:Date} AND {to:Date} AS is_now,
        multiIf({by:String} != 'channel', '', j.touch_id = 0, '', ifNull(nullIf(toString(t.channel), ''), 'Unassigned')) AS channel
    FROM
    (
        SELECT kind, owner, conversion_id, revenue_base, payment_day, touch_id, traffic
        FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE startsWith(kind, 'goal:')
          AND (payment_day BETWEEN {from:Date} AND {to:Date} OR payment_day BETWEEN {before_from:Date} AND {before_to:Date})
    ) AS j
    LEFT JOIN (SELECT traffic, channel FROM traffic FINAL) AS t ON t.traffic = j.traffic
) AS reached
GROUP BY goal, channel, is_now
ORDER BY goal, channel, is_now
