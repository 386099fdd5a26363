-- Continues `states`: orders that were placed or paid within a year of the period; what was sold is as reports have it.
SELECT toString(told.key) AS key, entity_id AS id, if(number = '', entity_id, number) AS number, source, own AS currency,
    if(paid, toString(if(sold.there, sold.on_day, day_of(paid_at))), '') AS paidDay,
    multiIf(cancelled, 'cancelled', gift, 'no_sale', NOT paid, 'unpaid', sold.there, 'sale', 'no_sale') AS state,
    toString(total_own) AS total, toString(if(sold.there, sold.amount, NULL)) AS sold,
    -- The customer's total at the rate of the sale.
    toString(multiIf(NOT sold.there, NULL, own = {currency:String}, toInt64OrNull(toString(round(toDecimal256(total_own, 0), -4))),
        toInt64OrNull(toString(round(toDecimal256(total_own, 0) * nullIf(known.rate, 0), -4))))) AS totalBase,
    arrayMap(sale -> toString(sale), told.sales) AS ties
FROM
(
    SELECT key, entity_id, source, sales, fields['number'] AS number, fields['currency'] AS own, fields['paidAt'] AS paid_at, paid_at != '' AS paid,
        fields['status'] = 'cancelled' OR fields['cancelledAt'] != '' AS cancelled, fields['isGiftCardsOnly'] = 'true' AS gift,
        toInt64OrNull(fields['totalMicros']) AS total_own, day_of(if(paid, paid_at, fields['createdAt'])) AS at_day
    FROM states
    WHERE at_day BETWEEN {from:Date} - 366 AND {to:Date} + 366 AND /* which */
) AS told
LEFT JOIN
(
    SELECT conversion_id, true AS there, payment_day AS on_day,
        if(arrayExists(back -> isNull(back.3), refunds), NULL, revenue_base + arraySum(back -> ifNull(back.3, 0), refunds)) AS amount
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind = 'order' AND source_of_money = 'order'
) AS sold ON sold.conversion_id = told.key
ASOF LEFT JOIN rates AS known ON known.currency = told.own AND known.day <= told.at_day
ORDER BY paidDay, key
