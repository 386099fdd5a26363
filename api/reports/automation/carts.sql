-- Continues the statement about messages: one row a person and day on which a cart was filled and not ordered within an hour;
-- whether a triggered message went to the person within a day, and what they bought within the days after.
, people AS
(
    SELECT identifier, argMax(identity_map.person, revision) AS person FROM identity_map
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND identifier IN
      (
          SELECT anchor FROM events WHERE type IN ('cart_added', 'message_sent') AND anchor != 0
            AND occurred_at >= toDateTime64({from:Date} - 1, 6, 'UTC') AND occurred_at < toDateTime64({to:Date} + 3, 6, 'UTC')
      )
    GROUP BY identifier
),
filled AS
(
    SELECT person, toDate(occurred_at, {timezone:String}) AS day, min(occurred_at) AS at
    FROM events INNER JOIN people ON people.identifier = events.anchor
    WHERE type = 'cart_added' AND NOT is_test AND NOT is_bot AND NOT is_internal
      AND occurred_at >= toDateTime64({from:Date} - 1, 6, 'UTC') AND occurred_at < toDateTime64({to:Date} + 2, 6, 'UTC')
      AND (slice = 0 OR (slice, snapshot) IN
          (SELECT slice, argMax(snapshot, revision) FROM slice_states
           WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND type = 'events' GROUP BY slice))
    GROUP BY person, day
    HAVING day BETWEEN {from:Date} AND {to:Date}
),
carts AS
(
    SELECT person, day, reminded_at > 0 AS is_reminded, if(is_reminded, 'reminded', 'not_reminded') AS name,
        bought_us > 0 AND bought_us <= cart_us + {window:Int64} * 86400000000 AS is_bought,
        if(is_bought, conversion, 0) AS conversion_id, if(is_bought, bought_revenue, 0) AS revenue, if(is_bought, bought_margin, 0) AS margin
    FROM
    (
        SELECT filled.person AS person, filled.day AS day, toUnixTimestamp64Micro(filled.at) AS cart_us,
            toUnixTimestamp64Micro(sold.at) AS sold_us, if(sold.conversion_id = 0, 0, sold_us) AS bought_us, sold.conversion_id AS conversion,
            sold.revenue AS bought_revenue, sold.margin AS bought_margin,
            if(sent.at_us > 0 AND sent.at_us <= cart_us + 86400000000, sent.at_us, 0) AS reminded_at
        FROM filled
        ASOF LEFT JOIN
        (
            SELECT owner, at, conversion_id, intDiv(revenue_base, 10000) AS revenue, intDiv(margin_base, 10000) AS margin
            FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
            WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
        ) AS sold ON sold.owner = filled.person AND sold.at >= filled.at
        ASOF LEFT JOIN
        (
            SELECT people.person AS person, typed.at AS at, toUnixTimestamp64Micro(typed.at) AS at_us
            FROM typed INNER JOIN people ON people.identifier = typed.anchor
            WHERE type = 'message_sent' AND message_type = 'triggered'
        ) AS sent ON sent.person = filled.person AND sent.at >= filled.at
    )
    WHERE bought_us = 0 OR bought_us > cart_us + 3600000000
)
