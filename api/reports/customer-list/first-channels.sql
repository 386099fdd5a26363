-- The channel of the first touch of some journeys; those without a touch are left out. Days are those of the conversions, which the
-- primary key begins with.
SELECT toString(conversion_id) AS conversion, if(any(known.channel) = '', 'Unassigned', any(known.channel)) AS channel
FROM
(
    SELECT conversion_id, traffic
    FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE payment_day IN (SELECT toDate(arrayJoin({days:Array(String)})))
      AND conversion_id IN (SELECT toUInt64(arrayJoin({conversions:Array(String)}))) AND touch_seq = 1 AND touch_id != 0
) AS touch
LEFT JOIN (SELECT traffic, argMax(toString(channel), classified_at) AS channel FROM traffic GROUP BY traffic) AS known ON known.traffic = touch.traffic
GROUP BY conversion_id
