-- Continues `latest` of orders and conversations: one row a customer whose first sale is of the period, with the day on which they
-- got what they came for: the delivery of that order, or the goal that is named.
, sales AS
(
    SELECT owner, conversion_id, kind, payment_day, at
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
      AND payment_day <= {as_of:Date}
),
firsts AS
(
    SELECT owner, min(payment_day) AS first_day, argMin(conversion_id, (payment_day, at, conversion_id)) AS first_sale,
        countIf(payment_day <= first_of + {again:UInt32}) > 1 AS has_again
    FROM (SELECT *, min(payment_day) OVER (PARTITION BY owner) AS first_of FROM sales)
    GROUP BY owner
    HAVING first_day BETWEEN {from:Date} AND {to:Date}
),
goals AS
(
    SELECT owner, min(payment_day) AS goal_day
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind = concat('goal:', {goal:String}) AND {goal:String} != ''
    GROUP BY owner
),
asked AS
(
    SELECT mapped.person AS person, groupArray(toDate(fromUnixTimestamp64Micro(created_us, 'UTC'), {timezone:String})) AS days
    FROM
    (
        SELECT toInt64OrZero(fields['createdAt']) AS created_us, arrayJoin(identifiers) AS identifier FROM latest
        WHERE type = 'conversation' AND fields['purpose'] = 'support'
    ) AS carried
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
          AND identifier IN (SELECT arrayJoin(identifiers) FROM latest WHERE type = 'conversation')
        GROUP BY identifier
    ) AS mapped ON mapped.identifier = carried.identifier
    GROUP BY person
),
delivered AS
(
    SELECT key, toDate(fromUnixTimestamp64Micro(toInt64OrZero(fields['deliveredAt']), 'UTC'), {timezone:String}) AS delivered_day
    FROM latest WHERE type = 'order' AND fields['deliveredAt'] != ''
),
items AS
(
    SELECT firsts.owner AS customer, first_day, substring(toString(first_day), 1, 7) AS name, first_day + {again:UInt32} <= {as_of:Date} AS is_mature,
        if({goal:String} = '', if(delivered.key = 0, NULL, toNullable(delivered_day)), if(goals.owner = 0, NULL, toNullable(goal_day))) AS value_day,
        if(isNull(value_day) OR value_day > {as_of:Date}, NULL, greatest(dateDiff('day', first_day, assumeNotNull(value_day)), 0)) AS value_days,
        arrayFilter(flag -> flag != '', ['customers', if(isNotNull(value_days), 'reached', ''),
            if(arrayExists(one -> one BETWEEN first_day AND first_day + {onboarding:UInt32}, asked.days), 'asked', ''), if(has_again, 'again', '')]) AS counts_as
    FROM firsts
    LEFT JOIN goals ON goals.owner = firsts.owner
    LEFT JOIN delivered ON delivered.key = firsts.first_sale
    LEFT JOIN asked ON asked.person = firsts.owner
)
