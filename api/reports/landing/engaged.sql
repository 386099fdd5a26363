-- Visits by name, and how many of them were engaged. A visit is engaged as GA4 defines it: it lasted ten seconds, or had two
-- views of pages or screens, or somebody did more than look. Sources that tell no sessions leave it open.
SELECT name, countIf(isNotNull(engaged)) AS known, countIf(ifNull(engaged, false)) AS engaged_visits
FROM
(
    SELECT p.touch_id AS touch_id, toString(if({by:String} = 'creative', p.creative, p.landing)) AS name
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS p
    LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, medium FROM traffic FINAL) AS t ON t.traffic = p.traffic
    WHERE p.visits > 0 AND p.day BETWEEN {from:Date} AND {to:Date}
      /* conditions */
) AS visited
LEFT JOIN
(
    -- A session is named as the derivation names its touch.
    SELECT sipHash64('visit', toString(anchor), session_id) AS touch_id,
        -- Two views have different ids; a set of them for each session would take longer.
        toNullable(max(occurred_at) - min(occurred_at) >= 10
            OR minIf(id, type IN {visit_kinds:Array(String)}) < maxIf(id, type IN {visit_kinds:Array(String)})
            OR countIf(type IN {active_kinds:Array(String)}) > 0) AS engaged
    FROM events
    WHERE session_id != '' AND type NOT IN {lone_kinds:Array(String)} AND NOT is_test AND NOT is_bot
      AND occurred_at >= toDateTime64({from:Date}, 6, 'UTC') - toIntervalDay(1)
      AND occurred_at < toDateTime64({to:Date}, 6, 'UTC') + toIntervalDay(3)
    GROUP BY anchor, session_id
) AS sessions ON sessions.touch_id = visited.touch_id
GROUP BY name
