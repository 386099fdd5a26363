-- First visits of some days, each with what was known when it ended and what became of the visitor. Of very many as many as are
-- asked for, by a hash of their ids.
WITH firsts AS
(
    SELECT owner, touch_id, at, day, traffic, toString(touchpoints.device) AS device
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind = 'visit' AND NOT returning AND day BETWEEN {from:Date} AND {to:Date}
    ORDER BY sipHash64(owner), owner, at, touch_id
    LIMIT 1 BY owner
    LIMIT {most:UInt32}
),
stayed AS
(
    SELECT sipHash64('visit', toString(anchor), if(session_id = '', toString(id), session_id)) AS visit,
        uniqExactIf(id, type IN ('page_view', 'screen_view')) AS pages, dateDiff('second', min(occurred_at), max(occurred_at)) / 60 AS minutes,
        countIf(type IN ('engagement', 'click', 'media', 'search')) > 0 AS has_acted,
        countIf(type IN ('product_list_viewed', 'product_viewed')) > 0 AS has_seen_product,
        countIf(type IN ('cart_added', 'checkout_started', 'checkout_step')) > 0 AS has_cart,
        countIf(type IN ('form', 'sign_up', 'chat', 'callback')) > 0 AS has_asked
    FROM events
    WHERE occurred_at >= toDateTime64({from:Date}, 6, 'UTC') - toIntervalDay(1) AND occurred_at < toDateTime64({to:Date}, 6, 'UTC') + toIntervalDay(2)
      AND NOT is_test AND NOT is_bot
      AND sipHash64('visit', toString(anchor), if(session_id = '', toString(id), session_id)) IN (SELECT touch_id FROM firsts)
    GROUP BY visit
)
SELECT toString(firsts.owner) AS customer, toString(firsts.day) AS day, if(known.channel = '', 'Unassigned', known.channel) AS channel,
    stayed.pages AS pages, stayed.minutes AS minutes, stayed.has_acted AS has_acted, stayed.has_seen_product AS has_seen_product,
    stayed.has_cart AS has_cart, stayed.has_asked AS has_asked, known.paid AS is_paid, device = 'mobile' AS is_mobile,
    toHour(toTimeZone(firsts.at, {timezone:String})) BETWEEN 9 AND 17 AND toDayOfWeek(toTimeZone(firsts.at, {timezone:String})) <= 5 AS in_working_hours,
    next.owner != 0 AS has_bought, next.owner != 0 AND next.payment_day <= firsts.day + {window:UInt32} AS sold,
    toString(intDiv(next.margin_base, 10000)) AS margin
FROM firsts
ASOF LEFT JOIN
(
    SELECT owner, at, payment_day, margin_base
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
      AND payment_day <= {as_of:Date} AND owner IN (SELECT owner FROM firsts)
) AS next ON next.owner = firsts.owner AND next.at >= firsts.at
LEFT JOIN stayed ON stayed.visit = firsts.touch_id
LEFT JOIN (SELECT traffic, argMax(toString(traffic.channel), classified_at) AS channel, argMax(traffic.paid, classified_at) AS paid FROM traffic GROUP BY traffic) AS known
    ON known.traffic = firsts.traffic
ORDER BY firsts.day, firsts.at, firsts.owner
