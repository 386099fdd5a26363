-- Beginning of a statement about sales and the pages (or creatives) of the touches that led to them: one row a sale and
-- name, with the part that it had. Conditions are tested on the touches.
WITH parts AS
(
    SELECT owner, conversion_id, any(dated) AS day, name, max(is_first) AS starts, max(is_last) AS closes,
        NOT max(is_first) AND NOT max(is_last) AS assists
    FROM
    (
        SELECT c.owner AS owner, c.conversion_id AS conversion_id, c.touch_id = 0 AS unattributed,
            toString(if({by:String} = 'creative', touch.creative, touch.landing)) AS name,
            c.touch_seq = 1 AS is_first, c.touch_seq = c.touches AS is_last,
            multiIf({basis:String} = 'touch', c.touch_day,
                    {basis:String} = 'lead', c.lead_day,
                    {basis:String} = 'deal', c.deal_day,
                    c.payment_day) AS dated
        FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
        INNER JOIN
        (
            SELECT owner, touch_id, creative, landing, device, country, region, returning
            FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
            WHERE owner IN (SELECT owner FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
                            WHERE greatest(touch_day, lead_day, deal_day, payment_day) >= {from:Date}
                              AND least(touch_day, lead_day, deal_day, payment_day) <= {to:Date})
        ) AS touch ON touch.owner = c.owner AND touch.touch_id = c.touch_id
        LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, medium FROM traffic FINAL) AS t ON t.traffic = c.traffic
        WHERE c.kind IN ('order', 'deal') AND c.touch_id != 0 AND dated BETWEEN {from:Date} AND {to:Date}
          /* conditions */
    )
    GROUP BY owner, conversion_id, name
)
