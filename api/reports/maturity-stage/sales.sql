-- Sales of the period by half, month and the channel of the last touch that is not direct; in hundredths of the base currency.
SELECT sale.payment_day >= {middle:Date} AS later, toString(toStartOfMonth(sale.payment_day)) AS month,
    if(walked.touch_id = 0, '', ifNull(nullIf(toString(t.channel), ''), 'Unassigned')) AS channel,
    count() AS sales, countIf(walked.channels >= 2) AS crossed, countIf(walked.touch_id != 0) AS joined,
    countIf(NOT sale.is_first_purchase) AS repeated,
    intDiv(sum(ifNull(sale.revenue_base, 0)), 10000) AS revenue, countIf(sale.revenue_base IS NULL) AS revenue_unknown,
    intDiv(sum(ifNull(sale.margin_base, 0)), 10000) AS margin, countIf(sale.margin_base IS NULL) AS margin_unknown,
    intDiv(sumIf(ifNull(sale.revenue_base, 0), NOT sale.is_first_purchase), 10000) AS repeat_revenue,
    intDiv(sumIf(ifNull(sale.margin_base, 0), sale.lead_type = 'call'), 10000) AS call_margin
FROM
(
    SELECT owner, conversion_id, payment_day, is_first_purchase, revenue_base, margin_base, lead_type
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day BETWEEN {from:Date} AND {to:Date}
) AS sale
INNER JOIN
(
    SELECT owner, conversion_id, touch_id, traffic, channels
    FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND payment_day BETWEEN {from:Date} AND {to:Date} AND touch_seq = last_non_direct
) AS walked ON walked.owner = sale.owner AND walked.conversion_id = sale.conversion_id
LEFT JOIN (SELECT traffic, channel FROM traffic FINAL) AS t ON t.traffic = walked.traffic
GROUP BY later, month, channel
