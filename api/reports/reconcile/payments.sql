-- Continues `states`: payments that are done, within a year of the period, in the base currency at the rate of the day. The order
-- is named by its id in the same system, else by a number.
SELECT toString(told.key) AS key, entity_id AS id, source, toString(paid) AS day,
    toString(if(own = {currency:String}, toInt64OrNull(toString(round(toDecimal256(amount, 0), -4))),
        if(paid - known.day > {rate_days:UInt32}, NULL, toInt64OrNull(toString(round(toDecimal256(amount, 0) * nullIf(known.rate, 0), -4)))))) AS base,
    toString(order_key) AS orderKey, tie, deal != '' AS isOfDeal
FROM
(
    SELECT key, entity_id, source, day_of(fields['paidAt']) AS paid, fields['currency'] AS own, toInt64OrNull(fields['amountMicros']) AS amount,
        if(fields['orderId'] = '', 0, sipHash64('order', source, account, fields['orderId'])) AS order_key, fields['dealId'] AS deal,
        -- Numbers are written as those of orders are (entities/states.sql).
        arrayMap(number -> toString(sipHash64('sale', number)), arrayFilter(number -> number != '',
            [replaceRegexpAll(lowerUTF8(fields['orderNumber']), '[#№\\s\\p{Z}]+', '')])) AS tie
    FROM states
    WHERE fields['paidAt'] != '' AND fields['status'] IN ('', 'done') AND paid BETWEEN {from:Date} - 366 AND {to:Date} + 366
) AS told
ASOF LEFT JOIN rates AS known ON known.currency = told.own AND known.day <= told.paid
ORDER BY day, key
