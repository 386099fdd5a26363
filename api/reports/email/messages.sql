-- Beginning of a statement about messages: what became of them in the period, an event each, and sales of people who had
-- clicked in one shortly before.
WITH messages AS
(
    SELECT id, type, anchor, occurred_at AS at, toDate(occurred_at, {timezone:String}) AS day,
        if(toString(subject) = '', 'not_told', toString(subject)) AS campaign, toString(variant) AS told_type, is_bot
    FROM events
    WHERE type IN ('message_sent', 'message_delivered', 'message_bounced', 'message_opened', 'message_clicked', 'message_unsubscribed',
            'message_complained')
      AND occurred_at >= toDateTime64({from:Date}, 6, 'UTC') - toIntervalDay({window:UInt32} + 1)
      AND occurred_at < toDateTime64({to:Date}, 6, 'UTC') + toIntervalDay(2)
      AND NOT is_test AND NOT is_internal
    ORDER BY id, contract DESC, hash
    LIMIT 1 BY id
),
-- A mailing tool tells of its campaigns what they are; others tell it of each message.
campaigns AS
(
    SELECT name, any(latest_type) AS type FROM
    (
        SELECT arrayJoin([argMax(entity_id, revision), argMax(fields['name'], revision)]) AS name,
            argMax(fields['type'], revision) AS latest_type
        FROM entity_states
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type = 'message_campaign'
        GROUP BY key
    )
    WHERE name != '' AND latest_type != ''
    GROUP BY name
),
typed AS
(
    SELECT messages.*, multiIf(campaigns.type != '', campaigns.type, told_type IN ('bulk', 'triggered', 'transactional'), told_type, 'not_told')
            AS message_type,
        multiIf({by:String} = 'campaign', campaign, {by:String} = 'type', message_type, substring(toString(day), 1, 7)) AS name
    FROM messages LEFT JOIN campaigns ON campaigns.name = messages.campaign
),
items AS
(
    SELECT *, arrayFilter(flag -> flag != '', [substring(type, 9), if(type = 'message_opened' AND NOT is_bot, 'read', '')]) AS counts_as
    FROM typed
    WHERE day BETWEEN {from:Date} AND {to:Date}
),
clicks AS
(
    SELECT mapped.person AS person, at, campaign, message_type, typed.name AS name
    FROM typed
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
          AND identifier IN (SELECT anchor FROM messages WHERE type = 'message_clicked')
        GROUP BY identifier
    ) AS mapped ON mapped.identifier = typed.anchor
    WHERE type = 'message_clicked' AND NOT is_bot
),
-- Each sale once, by the last message that its buyer had clicked in.
sales AS
(
    SELECT sold.conversion_id AS conversion_id, toString(sold.kind) AS kind, label, toString(sold.source) AS source, sold.day AS day, campaign,
        message_type, if({by:String} = 'month', substring(toString(sold.day), 1, 7), clicks.name) AS name, revenue, margin
    FROM
    (
        SELECT owner, conversion_id, kind, label, source, at, toDate(at, {timezone:String}) AS day,
            intDiv(revenue_base, 10000) AS revenue, intDiv(margin_base, 10000) AS margin
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
    ) AS sold
    ASOF INNER JOIN clicks ON clicks.person = sold.owner AND clicks.at <= sold.at
    WHERE sold.day BETWEEN {from:Date} AND {to:Date} AND sold.at <= clicks.at + toIntervalDay({window:UInt32})
)
