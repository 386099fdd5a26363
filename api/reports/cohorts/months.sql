-- What the customers of the cohorts bought in each month: one row a customer and month.
, firsts AS
(
    SELECT customer, toStartOfMonth(min(payment_day)) AS cohort
    FROM sales
    WHERE payment_day <= {as_of:Date}
    GROUP BY customer
    HAVING cohort BETWEEN toStartOfMonth({from:Date}) AND {to:Date}
)
SELECT toString(sales.customer) AS customer, toString(toStartOfMonth(payment_day)) AS day, count() AS orders,
    sum(ifNull(amount, 0)) AS known, countIf(amount IS NULL) AS unknown
FROM sales
INNER JOIN firsts ON firsts.customer = sales.customer
WHERE payment_day <= {as_of:Date}
GROUP BY sales.customer, day
ORDER BY sales.customer, day
