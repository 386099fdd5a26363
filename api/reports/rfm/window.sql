-- Continues `sales`: who bought in the window, one row a customer, and what they are scored by.
, customers AS
(
    SELECT customer, max(payment_day) AS last, dateDiff('day', last, {to:Date}) AS days, count() AS orders,
        sum(ifNull(amount, 0)) AS known, countIf(amount IS NULL) AS unknown
    FROM sales
    WHERE payment_day BETWEEN {from:Date} AND {to:Date}
    GROUP BY customer
)
