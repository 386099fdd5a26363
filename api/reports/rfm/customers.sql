-- The customers of the window: one row each.
SELECT toString(customer) AS id, toString(max(payment_day)) AS last_day,
    dateDiff('day', max(payment_day), {to:Date}) AS days, count() AS orders,
    sum(ifNull(amount, 0)) AS known, countIf(amount IS NULL) AS unknown
FROM sales
WHERE payment_day BETWEEN {from:Date} AND {to:Date}
GROUP BY customer
ORDER BY customer
