-- How the customer came each time, the newest first, and how often in all.
SELECT at, kind, if(known.channel = '', 'Unassigned', known.channel) AS channel, known.source AS source, campaign, all_touches
FROM
(
    SELECT at, touch_id, toString(touchpoints.kind) AS kind, toString(touchpoints.campaign) AS campaign, traffic, count() OVER () AS all_touches
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE owner = {customer:UInt64}
    ORDER BY at DESC, touch_id
    LIMIT {most:UInt32}
) AS touch
LEFT JOIN
(
    SELECT traffic, argMax(toString(traffic.channel), classified_at) AS channel, argMax(toString(traffic.source), classified_at) AS source
    FROM traffic GROUP BY traffic
) AS known ON known.traffic = touch.traffic
ORDER BY at DESC, touch_id
