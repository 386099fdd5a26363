-- Beginning of statements about tests: one row a person and test into which they were put in the period, with what they bought from
-- then to its end. A person belongs to the first group they were seen in; `arms` has a second one where there is one.
WITH people AS
(
    SELECT identifier, argMax(identity_map.person, revision) AS person FROM identity_map
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND identifier IN (SELECT anchor FROM events WHERE type = 'exposure' AND anchor != 0)
    GROUP BY identifier
),
seen AS
(
    SELECT people.person AS person, subject AS experiment, groupUniqArray(2)(variant) AS arms,
        argMin(variant, (occurred_at, variant)) AS arm, min(occurred_at) AS at
    FROM events INNER JOIN people ON people.identifier = events.anchor
    WHERE type = 'exposure' AND NOT is_test AND NOT is_bot AND NOT is_internal AND subject != '' AND variant != ''
      AND occurred_at < toDateTime64({to:Date} + 2, 6, 'UTC')
      AND ({experiment:String} = '' OR subject = {experiment:String})
      AND (slice = 0 OR (slice, snapshot) IN
          (SELECT slice, argMax(snapshot, revision) FROM slice_states
           WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND type = 'events' GROUP BY slice))
    GROUP BY person, experiment
    HAVING toDate(at, {timezone:String}) BETWEEN {from:Date} AND {to:Date}
),
-- Sales that the channel of the test is credited with by the last touch that is not direct.
of_channel AS
(
    SELECT conversion_id FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE {channel:String} != '' AND kind IN ('order', 'deal') AND touch_id != 0 AND touch_seq = last_non_direct
      AND traffic IN (SELECT traffic FROM traffic GROUP BY traffic HAVING argMax(toString(traffic.channel), classified_at) = {channel:String})
),
assigned AS
(
    SELECT seen.person AS person, experiment, arm, length(arms) > 1 AS is_crossed, toDate(seen.at, {timezone:String}) AS day,
        countIf(sold.conversion_id != 0 AND sold.at >= seen.at) AS sales,
        argMinIf(sold.conversion_id, sold.at, sold.conversion_id != 0 AND sold.at >= seen.at) AS conversion,
        sumIf(ifNull(sold.amount, 0), sold.conversion_id != 0 AND sold.at >= seen.at) AS amount,
        countIf(sold.conversion_id != 0 AND sold.at >= seen.at AND isNull(sold.amount)) AS unknown,
        sumIf(ifNull(sold.amount, 0), sold.is_credited AND sold.at >= seen.at) AS credited,
        countIf(sold.is_credited AND sold.at >= seen.at AND isNull(sold.amount)) AS unknown_credited
    FROM seen
    LEFT JOIN
    (
        SELECT owner, at, conversion_id, intDiv(if({value:String} = 'revenue', revenue_base, margin_base), 10000) AS amount,
            conversion_id IN (SELECT conversion_id FROM of_channel) AS is_credited
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order')
          AND payment_day > '1970-01-01' AND payment_day <= {to:Date}
    ) AS sold ON sold.owner = seen.person
    GROUP BY person, experiment, arm, is_crossed, day
)
