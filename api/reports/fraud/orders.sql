-- Orders whose last touch is a visit that was paid for, with how long before them it began, and whether another channel had
-- brought the buyer shortly before.
, orders AS
(
    SELECT sold.conversion_id AS conversion_id, sold.at AS at, toString(sold.source) AS source, sold.native_id AS native_id, sold.revenue_base AS revenue_base,
        walked.last.2 AS traffic, toString(touch.campaign) AS campaign, toString(touch.campaign_id) AS campaign_id,
        dateDiff('millisecond', touch.at, sold.at) / 1000 AS seconds,
        seconds <= {injection_seconds:UInt32} AS is_injected,
        seconds <= {flooding_seconds:UInt32} AND arrayExists(one -> one.2 != walked.last.3
            AND one.1 >= sold.at - toIntervalSecond({flooding_reach_seconds:UInt32}), walked.newest) AS is_taken
    FROM
    (
        SELECT conversion_id, argMax((touch_id, journey.traffic, known.channel, known.is_bought), touch_seq) AS last,
            groupArray((touch_at, known.channel)) AS newest
        FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64}) AS journey
        INNER JOIN known ON known.traffic = journey.traffic
        WHERE kind = 'order' AND payment_day BETWEEN {from:Date} AND {to:Date} AND touch_id != 0 AND touch_seq + 5 > touches
        GROUP BY conversion_id
    ) AS walked
    INNER JOIN
    (
        SELECT conversion_id, at, source, native_id, revenue_base
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind = 'order' AND payment_day BETWEEN {from:Date} AND {to:Date}
    ) AS sold ON sold.conversion_id = walked.conversion_id
    INNER JOIN
    (
        SELECT touch_id, min(told.at) AS at, max(told.campaign) AS campaign, max(told.campaign_id) AS campaign_id
        FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS told
        WHERE kind = 'visit' AND touch_id IN
        (
            -- Those that `walked` may end with: a group for each of all touches takes longer than all the rest.
            SELECT touch_id FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
            WHERE kind = 'order' AND payment_day BETWEEN {from:Date} AND {to:Date} AND touch_id != 0 AND touch_seq + 5 > touches
        )
        GROUP BY touch_id
    ) AS touch ON touch.touch_id = walked.last.1
    WHERE walked.last.4
)
