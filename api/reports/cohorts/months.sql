-- What the customers of the cohorts bought in each month: one row a customer and month.
SELECT toString(customer) AS id, toString(toStartOfMonth(payment_day)) AS day,
    sum(ifNull(amount, 0)) AS known, countIf(amount IS NULL) AS unknown
FROM dated
WHERE cohort BETWEEN toStartOfMonth({from:Date}) AND {to:Date}
GROUP BY customer, day
ORDER BY customer, day
