-- Beginning of statements about geo and switchback tests: sales of some days with the region in which their buyer was seen last before.
WITH of_channel AS
(
    -- Sales that the channel of the test is credited with by the last touch that is not direct.
    SELECT conversion_id FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE {channel:String} != '' AND kind IN ('order', 'deal') AND touch_id != 0 AND touch_seq = last_non_direct
      AND traffic IN (SELECT traffic FROM traffic GROUP BY traffic HAVING argMax(toString(traffic.channel), classified_at) = {channel:String})
),
bought AS
(
    SELECT owner, conversion_id, kind, label, source, at, toDate(at, {timezone:String}) AS day,
        intDiv(if({value:String} = 'revenue', revenue_base, margin_base), 10000) AS amount
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
      AND has({days:Array(Date)}, toDate(at, {timezone:String}))
),
sold AS
(
    SELECT bought.conversion_id AS conversion_id, bought.kind AS kind, bought.label AS label, bought.source AS source,
        bought.day AS day, bought.amount AS amount, lowerUTF8(place.region) AS region,
        bought.conversion_id IN (SELECT conversion_id FROM of_channel) AS is_credited
    FROM bought
    ASOF LEFT JOIN
    (
        SELECT owner, at, toString(region) AS region
        FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE region != '' AND owner IN (SELECT owner FROM bought)
    ) AS place ON place.owner = bought.owner AND place.at <= bought.at
)
