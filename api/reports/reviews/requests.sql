-- Continues `latest` of reviews and orders: one row a sale of the period, whether a review was asked for in the days after it, and
-- when its buyer wrote one. A review is of whoever it names, or of the buyer of the order that it names.
, written AS
(
    SELECT key, fromUnixTimestamp64Micro(toInt64OrZero(fields['createdAt']), 'UTC') AS at, identifiers, fields['orderId'] AS order_id
    FROM latest WHERE type = 'review' AND fields['isRemoved'] != 'true'
),
carried AS
(
    SELECT key, at, arrayJoin(identifiers) AS identifier FROM written
    UNION ALL
    SELECT written.key AS key, at, arrayJoin(ordered.identifiers) AS identifier
    FROM written
    INNER JOIN
    (
        SELECT arrayJoin(arrayDistinct([entity_id, trimLeft(replaceOne(fields['number'], '#', ''))])) AS order_id, identifiers
        FROM latest WHERE type = 'order'
    ) AS ordered ON ordered.order_id = trimLeft(replaceOne(written.order_id, '#', ''))
    WHERE written.order_id != ''
),
asked AS
(
    SELECT anchor, occurred_at AS at FROM events
    WHERE type = 'message_sent' AND anchor != 0 AND NOT is_test AND NOT is_internal AND match(lowerUTF8(toString(subject)), {request:String})
      AND occurred_at >= toDateTime64({from:Date}, 6, 'UTC') - toIntervalDay(1)
      AND occurred_at < toDateTime64({to:Date}, 6, 'UTC') + toIntervalDay({request_days:UInt32} + 2)
),
people AS
(
    SELECT identifier, argMax(identity_map.person, revision) AS person FROM identity_map
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND identifier IN (SELECT identifier FROM carried UNION ALL SELECT anchor FROM asked)
    GROUP BY identifier
),
items AS
(
    SELECT conversion_id, kind, label, day, sold_at, request, is_mature,
        if(isNotNull(review_at) AND review_at <= sold_at + toIntervalDay({review_days:UInt32}), dateDiff('day', sold_at, assumeNotNull(review_at)), NULL)
            AS review_days,
        arrayFilter(flag -> flag != '', ['sales', if(isNotNull(review_days), 'reviewed', '')]) AS counts_as
    FROM
    (
        SELECT sold.conversion_id AS conversion_id, toString(sold.kind) AS kind, label, sold.at AS sold_at,
            toDate(sold.at, {timezone:String}) AS day, day + {review_days:UInt32} <= {as_of:Date} AS is_mature,
            arrayMin(arrayFilter(one -> one >= sold.at, requested.times)) AS asked_at,
            if(notEmpty(arrayFilter(one -> one >= sold.at, requested.times)) AND asked_at <= sold.at + toIntervalDay({request_days:UInt32}),
                'requested', 'not_requested') AS request,
            arrayFilter(one -> one >= sold.at, reviewed.times) AS later, if(empty(later), NULL, toNullable(arrayMin(later))) AS review_at
        FROM
        (
            SELECT owner, conversion_id, kind, label, at
            FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
            WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
        ) AS sold
        LEFT JOIN
        (
            SELECT people.person AS person, groupArray(asked.at) AS times FROM asked INNER JOIN people ON people.identifier = asked.anchor GROUP BY person
        ) AS requested ON requested.person = sold.owner
        LEFT JOIN
        (
            SELECT people.person AS person, groupArray(carried.at) AS times FROM carried INNER JOIN people ON people.identifier = carried.identifier
            GROUP BY person
        ) AS reviewed ON reviewed.person = sold.owner
        WHERE day BETWEEN {from:Date} AND {to:Date}
    )
)
