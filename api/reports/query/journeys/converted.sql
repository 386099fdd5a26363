-- Conversions with a touch that passes, in place of a comment in the statement about journeys.
AND conversion_id IN
(
    SELECT c.conversion_id
    FROM
    (
        SELECT owner, conversion_id, kind, is_first_purchase, touch_id, traffic, way, touch_id = 0 AS unattributed
        FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE has({kinds:Array(String)}, kind)
    ) AS c
    LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium FROM traffic FINAL) AS t ON t.traffic = c.traffic
    /* joins */
    WHERE (NOT {named:Bool} OR toString(c.way) IN ({passing_ways:Array(String)}) OR (c.touch_id = 0 AND {nobody_passes:Bool}))
      /* conditions */
)
