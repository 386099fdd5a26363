-- Beginning of a statement about events in rooms: `present`, one row a person and event of the period, with what they did
-- there; `after`, each sale up to the window after an event, for the last event that its buyer was at.
WITH happened AS
(
    SELECT anchor, occurred_at AS at, toDate(occurred_at, {timezone:String}) AS day,
        if(toString(subject) = '', toString(name), toString(subject)) AS told_event, toString(variant) AS did
    FROM events
    WHERE type IN ('offline', 'offline_touch') AND NOT is_test AND NOT is_internal AND NOT is_bot
      AND occurred_at >= toDateTime64({from:Date}, 6, 'UTC') - toIntervalDay(1)
      AND occurred_at < toDateTime64({to:Date}, 6, 'UTC') + toIntervalDay(2)
    ORDER BY id, contract DESC, hash
    LIMIT 1 BY id
),
whose AS
(
    SELECT mapped.person AS person, happened.at AS at, day, told_event AS event, if(did = '', 'visit', did) AS did
    FROM happened
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND identifier IN (SELECT anchor FROM happened)
        GROUP BY identifier
    ) AS mapped ON mapped.identifier = happened.anchor
    WHERE day BETWEEN {from:Date} AND {to:Date}
),
present AS
(
    SELECT person, event, min(whose.day) AS first_day, arraySort(groupUniqArray(whose.did)) AS things, has(things, 'registered') AS registered,
        hasAny(things, ['attended', 'visit', 'stand']) AS attended, has(things, 'request') AS requests
    FROM whose
    GROUP BY person, event
),
after AS
(
    SELECT sold.conversion_id AS conversion_id, toString(sold.kind) AS kind, label, toString(sold.source) AS source,
        sold.payment_day AS day, event, intDiv(revenue_base, 10000) AS revenue, intDiv(margin_base, 10000) AS margin
    FROM
    (
        SELECT owner, conversion_id, kind, label, source, at, payment_day, revenue_base, margin_base
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
    ) AS sold
    ASOF INNER JOIN whose ON whose.person = sold.owner AND whose.at <= sold.at
    WHERE sold.at <= whose.at + toIntervalDay({window:UInt32})
)
