-- Continues `states`: sums of orders that are sales of the period, as `orders` has them: what was sold, what was due with tax and
-- shipping, and how many have which. Sales are read once, and joined to nothing but the orders that they are.
SELECT count() AS sales, countIf(amount IS NULL) AS unknown, countIf(amount != 0) AS sold_sales, toString(sum(ifNull(amount, 0))) AS sold,
    countIf(NOT known) AS incomplete, countIf(known AND due != 0) AS due_sales, toString(sumIf(ifNull(due, 0), known)) AS due_,
    countIf(known AND due != amount) AS more_sales, toString(sumIf(ifNull(due - amount, 0), known)) AS more
FROM
(
    SELECT told.amount AS amount, isNotNull(amount) AND isNotNull(due) AS known,
        if(own = {currency:String}, toInt64OrNull(toString(round(toDecimal256(total_own, 0), -4))),
            toInt64OrNull(toString(round(toDecimal256(total_own, 0) * nullIf(rates.rate, 0), -4)))) AS due
    FROM
    (
        SELECT sold.amount AS amount, own, total_own, at_day
        FROM
        (
            SELECT key, fields['currency'] AS own, toInt64OrNull(fields['totalMicros']) AS total_own, day_of(fields['paidAt']) AS at_day
            FROM states
            WHERE fields['paidAt'] != '' AND fields['status'] != 'cancelled' AND fields['cancelledAt'] = ''
              AND fields['isGiftCardsOnly'] != 'true' AND at_day BETWEEN {from:Date} - 366 AND {to:Date} + 366 AND /* which */
        ) AS placed
        INNER JOIN
        (
            SELECT conversion_id,
                if(arrayExists(back -> isNull(back.3), refunds), NULL, revenue_base + arraySum(back -> ifNull(back.3, 0), refunds)) AS amount
            FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
            WHERE kind = 'order' AND source_of_money = 'order' AND payment_day BETWEEN {from:Date} AND {to:Date}
        ) AS sold ON sold.conversion_id = placed.key
    ) AS told
    ASOF LEFT JOIN rates ON rates.currency = told.own AND rates.day <= told.at_day
)
