-- Continues `latest` of leads and deals: leads of some days, each with what was known when it came and what became of it. Of very many as many as are asked for, by a hash
-- of their ids.
, asked AS
(
    SELECT owner, conversion_id, at, lead_day, toString(conversions.source) AS source, toString(conversions.lead_type) AS lead_type,
        toString(conversions.owner_name) AS owner_name, toString(conversions.device) AS device
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind = 'lead' AND lead_day BETWEEN {from:Date} AND {to:Date}
    ORDER BY sipHash64(conversion_id), conversion_id
    LIMIT {most:UInt32}
),
sales AS
(
    SELECT owner, at, payment_day, margin_base
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
      AND payment_day <= {as_of:Date} AND owner IN (SELECT owner FROM asked)
),
walked AS
(
    SELECT conversion_id, if(min(touch_id) = 0, 0, max(touches)) AS touches, min(touch_at) AS first_at, argMax(traffic, touch_seq) AS last_traffic
    FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind = 'lead' AND payment_day BETWEEN {from:Date} AND {to:Date}
    GROUP BY conversion_id
)
SELECT toString(asked.conversion_id) AS conversion, toString(asked.owner) AS customer, toString(lead_day) AS day, source, lead_type, owner_name,
    if(walked.touches = 0, 'not_told', if(known.channel = '', 'Unassigned', known.channel)) AS channel,
    walked.touches AS touches, if(walked.touches = 0, 0, dateDiff('second', first_at, asked.at) / 86400) AS days_known,
    walked.touches > 0 AND known.paid AS is_paid, device = 'mobile' AS is_mobile,
    toHour(toTimeZone(asked.at, {timezone:String})) BETWEEN 9 AND 17 AND toDayOfWeek(toTimeZone(asked.at, {timezone:String})) <= 5 AS in_working_hours,
    earlier.owner != 0 AS has_bought_before, next.owner != 0 AS has_bought,
    next.owner != 0 AND next.payment_day <= lead_day + {window:UInt32} AS sold, toString(intDiv(next.margin_base, 10000)) AS margin,
    asked.conversion_id IN
    (
        SELECT sipHash64('lead', toString(key)) FROM latest WHERE fields['status'] IN ('lost', 'disqualified')
    ) AS is_lost
FROM asked
ASOF LEFT JOIN (SELECT owner, at FROM sales) AS earlier ON earlier.owner = asked.owner AND earlier.at < asked.at
ASOF LEFT JOIN (SELECT owner, at, payment_day, margin_base FROM sales) AS next ON next.owner = asked.owner AND next.at >= asked.at
LEFT JOIN walked ON walked.conversion_id = asked.conversion_id
LEFT JOIN (SELECT traffic, argMax(toString(traffic.channel), classified_at) AS channel, argMax(traffic.paid, classified_at) AS paid FROM traffic GROUP BY traffic) AS known
    ON known.traffic = walked.last_traffic
ORDER BY lead_day, asked.at, asked.conversion_id
