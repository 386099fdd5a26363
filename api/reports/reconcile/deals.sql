-- Continues `states`: deals that were won within a year of the period, in the base currency at the rate of the day.
SELECT toString(told.key) AS key, entity_id AS id, if(told.title = '', entity_id, told.title) AS title, source, toString(won) AS wonDay, own AS currency,
    toString(own_amount) AS amount,
    toString(if(own = {currency:String}, toInt64OrNull(toString(round(toDecimal256(own_amount, 0), -4))),
        if(won - known.day > {rate_days:UInt32}, NULL, toInt64OrNull(toString(round(toDecimal256(own_amount, 0) * nullIf(known.rate, 0), -4)))))) AS base,
    arrayMap(sale -> toString(sale), told.sales) AS ties
FROM
(
    SELECT key, entity_id, source, sales, fields['title'] AS title, day_of(fields['wonAt']) AS won, fields['currency'] AS own,
        toInt64OrNull(fields['amountMicros']) AS own_amount
    FROM states
    WHERE fields['status'] = 'won' AND fields['wonAt'] != '' AND fields['mergedInto'] = ''
      AND won BETWEEN {from:Date} - 366 AND {to:Date} + 366
) AS told
ASOF LEFT JOIN rates AS known ON known.currency = told.own AND known.day <= told.won
ORDER BY wonDay, key
