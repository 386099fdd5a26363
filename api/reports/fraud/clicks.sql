-- Visits that were paid for and have a session of their own, so that their depth is known.
, bought AS
(
    SELECT touch_id, at, day, touch.traffic AS traffic, toString(touch.campaign) AS campaign, toString(touch.campaign_id) AS campaign_id,
        toString(touch.source) AS source, returning, known.channel AS channel
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS touch
    INNER JOIN known ON known.traffic = touch.traffic
    WHERE kind = 'visit' AND day BETWEEN {from:Date} AND {to:Date} AND known.is_bought
    -- A visit of a device that several people use is told of each of them.
    ORDER BY touch_id, owner
    LIMIT 1 BY touch_id
),
stayed AS
(
    SELECT sipHash64('visit', toString(anchor), session_id) AS visit, any(anchor) AS visitor,
        minIf(id, type IN ('page_view', 'screen_view')) = maxIf(id, type IN ('page_view', 'screen_view')) AS is_one_page,
        countIf(type NOT IN ('page_view', 'screen_view', 'exposure', 'number_lease', 'identify', 'consent')) > 0 AS has_acted,
        dateDiff('millisecond', min(occurred_at), max(occurred_at)) / 1000 AS seconds,
        sipHash64(max(country), max(region), max(city), max(toString(events.device)), max(os), max(browser)) AS place
    FROM events
    WHERE session_id != '' AND NOT is_test AND NOT is_bot AND NOT is_internal
      AND occurred_at >= toDateTime64({from:Date} - 1, 6, 'UTC') AND occurred_at < toDateTime64({to:Date} + 2, 6, 'UTC')
      AND sipHash64('visit', toString(anchor), session_id) IN (SELECT touch_id FROM bought)
    GROUP BY visit
),
clicks AS
(
    SELECT *, is_shallow AND repeats >= {repeats:UInt32} AS is_repeated,
        is_shallow AND NOT returning AND in_hour >= greatest({burst:UInt32}, {burst_times:UInt32} * usual_hour) AS is_burst
    FROM
    (
        SELECT *, countIf(is_shallow) OVER (PARTITION BY channel, campaign, campaign_id, visitor, day) AS repeats,
            countIf(is_shallow AND NOT returning) OVER (PARTITION BY channel, campaign, campaign_id, place, hour) AS in_hour,
            countIf(is_shallow AND NOT returning) OVER (PARTITION BY channel, campaign, campaign_id, place)
                / (24 * (dateDiff('day', {from:Date}, {to:Date}) + 1)) AS usual_hour
        FROM
        (
            SELECT bought.*, toStartOfHour(at) AS hour, stayed.visitor AS visitor, stayed.place AS place, stayed.seconds AS seconds,
                stayed.is_one_page AND NOT stayed.has_acted AND stayed.seconds <= {shallow_seconds:UInt32} AS is_shallow
            FROM bought INNER JOIN stayed ON stayed.visit = bought.touch_id
        )
    )
)
